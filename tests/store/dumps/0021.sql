PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO alembic_version VALUES ('0021');
CREATE TABLE run (
	id INTEGER NOT NULL, 
	tool TEXT NOT NULL, 
	version TEXT NOT NULL, 
	model TEXT, 
	config TEXT NOT NULL, 
	started_at TEXT NOT NULL, 
	finished_at TEXT, 
	CONSTRAINT pk_run PRIMARY KEY (id)
)
 STRICT

;
INSERT INTO run VALUES (1, 'claims', '0.2.0', NULL, '{}', '2026-12-01T11:46:56.630172Z', NULL);
INSERT INTO run VALUES (2, 'claims', '0.2.0', NULL, '{"last_decision":3,"reextraction":true}', '2026-12-01T11:46:56.657062Z', NULL);
CREATE TABLE run_change (
	id INTEGER NOT NULL, 
	run_id INTEGER NOT NULL, 
	entity TEXT NOT NULL, 
	row_id INTEGER NOT NULL, 
	change TEXT NOT NULL, 
	was TEXT, 
	CONSTRAINT pk_run_change PRIMARY KEY (id), 
	CONSTRAINT ck_run_change_change CHECK (change IN ('new', 'updated', 'withdrawn', 'flagged', 'removed')), 
	CONSTRAINT fk_run_change_run_id_run FOREIGN KEY(run_id) REFERENCES run (id)
)
 STRICT

;
INSERT INTO run_change VALUES (1, 2, 'article', 1, 'updated', '{"id":1,"published_from":"2026-03-03","published_to":"2026-03-03","published_basis":"stated","extract_run_id":1}');
INSERT INTO run_change VALUES (2, 2, 'claim', 4, 'withdrawn', '{"claim":{"id":4,"key":"ea1100cbcb4dfca1ecaf2c57f6a24cb9","kind":"event_mention","run_id":1,"article_id":1,"sentence_id":4,"char_start":166,"char_end":174,"time_expression_id":null,"date_from":null,"date_to":null,"date_precision":null,"place":null,"rule":"event.noun","confidence":0.6,"status":"new","flag":null,"version":1},"quote":[],"event_mention":[{"claim_id":4,"event_id":null,"type":"COERCE","mode":"blockade","modality":"planned","quote_id":2,"number":null,"background":0,"parent_id":null}],"role":[],"figure":[],"plugin_claim":[],"span":[{"claim_id":4,"role":"trigger","ordinal":0,"char_start":166,"char_end":174}],"participant":[]}');
INSERT INTO run_change VALUES (3, 2, 'claim', 5, 'updated', '{"claim":{"id":5,"key":"73d79b25ef739eeab37611c897ad0dca","kind":"role","run_id":1,"article_id":1,"sentence_id":3,"char_start":119,"char_end":124,"time_expression_id":null,"date_from":"2026-03-03","date_to":"2026-03-03","date_precision":"day","place":null,"rule":"role.title","confidence":0.9,"status":"new","flag":null,"version":1},"quote":[],"event_mention":[],"role":[{"claim_id":5,"title":"envoy"}],"figure":[],"plugin_claim":[],"span":[{"claim_id":5,"role":"title","ordinal":0,"char_start":119,"char_end":124}],"participant":[{"claim_id":5,"role":"holder","ordinal":0,"mention_id":3,"actor_id":null,"resolved_actor_id":2}]}');
INSERT INTO run_change VALUES (4, 2, 'claim', 6, 'updated', '{"claim":{"id":6,"key":"1a19022c41aa12241d115055f8a865d6","kind":"figure","run_id":1,"article_id":1,"sentence_id":2,"char_start":48,"char_end":52,"time_expression_id":null,"date_from":"2026-03-03","date_to":"2026-03-03","date_precision":"day","place":null,"rule":"figure.count","confidence":0.6,"status":"new","flag":null,"version":1},"quote":[],"event_mention":[],"role":[],"figure":[{"claim_id":6,"role":"count","value":1.0,"value_to":null,"qualifier":null,"unit":"port","mention_id":null,"quote_id":null}],"plugin_claim":[],"span":[{"claim_id":6,"role":"counted","ordinal":0,"char_start":48,"char_end":52},{"claim_id":6,"role":"number","ordinal":0,"char_start":48,"char_end":52}],"participant":[]}');
INSERT INTO run_change VALUES (5, 2, 'claim', 7, 'updated', '{"claim":{"id":7,"key":"ef53aa0a8c488728373c49562a1c4f54","kind":"promise","run_id":1,"article_id":1,"sentence_id":2,"char_start":37,"char_end":52,"time_expression_id":null,"date_from":null,"date_to":null,"date_precision":null,"place":null,"rule":"promise.will","confidence":0.7,"status":"new","flag":null,"version":1},"quote":[],"event_mention":[],"role":[],"figure":[],"plugin_claim":[{"claim_id":7,"fields":"{\"strength\":\"firm\"}"}],"span":[{"claim_id":7,"role":"content","ordinal":0,"char_start":37,"char_end":52}],"participant":[{"claim_id":7,"role":"actor","ordinal":0,"mention_id":1,"actor_id":null,"resolved_actor_id":1}]}');
CREATE INDEX ix_run_change_run_id ON run_change (run_id, id);
CREATE TABLE article (
	id INTEGER NOT NULL, 
	sha256 TEXT NOT NULL, 
	text TEXT NOT NULL, 
	title TEXT, 
	url TEXT, 
	publisher TEXT, 
	agency TEXT, 
	author TEXT, 
	language TEXT DEFAULT 'en' NOT NULL, 
	origin TEXT NOT NULL, 
	metadata TEXT NOT NULL, 
	published_from TEXT, 
	published_to TEXT, 
	published_basis TEXT DEFAULT 'unknown' NOT NULL, 
	supersedes_id INTEGER, 
	import_run_id INTEGER NOT NULL, 
	extract_run_id INTEGER, copy_of_id INTEGER REFERENCES article (id), story_id INTEGER REFERENCES article (id), 
	CONSTRAINT pk_article PRIMARY KEY (id), 
	CONSTRAINT ck_article_published CHECK (published_from <= published_to), 
	CONSTRAINT ck_article_published_basis CHECK (published_basis IN ('given', 'metadata', 'stated', 'dateline', 'inferred', 'unknown')), 
	CONSTRAINT uq_article_sha256 UNIQUE (sha256), 
	CONSTRAINT fk_article_extract_run_id_run FOREIGN KEY(extract_run_id) REFERENCES run (id), 
	CONSTRAINT fk_article_import_run_id_run FOREIGN KEY(import_run_id) REFERENCES run (id), 
	CONSTRAINT fk_article_supersedes_id_article FOREIGN KEY(supersedes_id) REFERENCES article (id)
)
 STRICT

;
INSERT INTO article VALUES (1, '840e0055a475b296f06cfc2a6e5a59266b362313c89200ea41196f9b2e614daa', 'Öffentlich 🌍 Harbour talks

“We will reopen the port 🚢,” Ana Souza said on Monday, “and we will keep it open.” She met envoy Li Wen in Quito.
The envoy denied that a blockade was planned.', 'Öffentlich 🌍 Harbour talks', NULL, 'The Post', 'North Wire', NULL, 'en', 'harbour.txt', '{}', '2026-03-03', '2026-03-03', 'stated', NULL, 1, 2, NULL, NULL);
CREATE INDEX ix_article_url ON article (url);
CREATE TABLE sentence (
	id INTEGER NOT NULL, 
	article_id INTEGER NOT NULL, 
	ordinal INTEGER NOT NULL, 
	char_start INTEGER NOT NULL, 
	char_end INTEGER NOT NULL, 
	CONSTRAINT pk_sentence PRIMARY KEY (id), 
	CONSTRAINT ck_sentence_span CHECK (char_start >= 0 AND char_end > char_start), 
	CONSTRAINT uq_sentence_article_id_ordinal UNIQUE (article_id, ordinal), 
	CONSTRAINT fk_sentence_article_id_article FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE CASCADE
)
 STRICT

;
INSERT INTO sentence VALUES (1, 1, 0, 0, 26);
INSERT INTO sentence VALUES (2, 1, 1, 28, 110);
INSERT INTO sentence VALUES (3, 1, 2, 111, 141);
INSERT INTO sentence VALUES (4, 1, 3, 142, 187);
CREATE TABLE actor_name (
	actor_id INTEGER NOT NULL, 
	name_folded TEXT NOT NULL, 
	name TEXT NOT NULL, 
	CONSTRAINT pk_actor_name PRIMARY KEY (actor_id, name_folded, name), 
	CONSTRAINT fk_actor_name_actor_id_actor FOREIGN KEY(actor_id) REFERENCES actor (id) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO actor_name VALUES (1, 'ana souza', 'Ana Souza');
INSERT INTO actor_name VALUES (2, 'li wen', 'Li Wen');
INSERT INTO actor_name VALUES (1, 'souza', 'Souza');
CREATE TABLE actor_role (
	actor_id INTEGER NOT NULL, 
	role TEXT NOT NULL, 
	CONSTRAINT pk_actor_role PRIMARY KEY (actor_id, role), 
	CONSTRAINT fk_actor_role_actor_id_actor FOREIGN KEY(actor_id) REFERENCES actor (id) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO actor_role VALUES (1, 'harbour master');
CREATE TABLE actor_link (
	left_id INTEGER NOT NULL, 
	right_id INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	judgement TEXT NOT NULL, 
	score REAL, 
	reasons TEXT NOT NULL, 
	decided_by TEXT NOT NULL, 
	decided_at TEXT NOT NULL, 
	retracted_at TEXT, 
	CONSTRAINT pk_actor_link PRIMARY KEY (id), 
	CONSTRAINT ck_actor_link_judgement CHECK (judgement IN ('proposed', 'same', 'different', 'unsure')), 
	CONSTRAINT ck_actor_link_ordered CHECK (left_id < right_id), 
	CONSTRAINT fk_actor_link_left_id_actor FOREIGN KEY(left_id) REFERENCES actor (id) ON DELETE CASCADE, 
	CONSTRAINT fk_actor_link_right_id_actor FOREIGN KEY(right_id) REFERENCES actor (id) ON DELETE CASCADE
)
 STRICT

;
CREATE INDEX ix_actor_link_left_id ON actor_link (left_id);
CREATE INDEX ix_actor_link_right_id ON actor_link (right_id);
CREATE UNIQUE INDEX uq_actor_link_live ON actor_link (left_id, right_id) WHERE retracted_at IS NULL;
CREATE TABLE mention (
	id INTEGER NOT NULL, 
	article_id INTEGER NOT NULL, 
	char_start INTEGER NOT NULL, 
	char_end INTEGER NOT NULL, 
	form TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	actor_id INTEGER, 
	rule TEXT NOT NULL, 
	score REAL NOT NULL, 
	CONSTRAINT pk_mention PRIMARY KEY (id), 
	CONSTRAINT ck_mention_form CHECK (form IN ('name', 'nominal', 'pronoun')), 
	CONSTRAINT ck_mention_span CHECK (char_start >= 0 AND char_end > char_start), 
	CONSTRAINT uq_mention_article_id_char_start_char_end UNIQUE (article_id, char_start, char_end), 
	CONSTRAINT fk_mention_actor_id_actor FOREIGN KEY(actor_id) REFERENCES actor (id), 
	CONSTRAINT fk_mention_article_id_article FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE CASCADE
)
 STRICT

;
INSERT INTO mention VALUES (1, 1, 57, 66, 'name', 'person', 1, 'name.ner', 1.0);
INSERT INTO mention VALUES (2, 1, 111, 114, 'pronoun', 'person', 1, 'pronoun.recency', 0.8);
INSERT INTO mention VALUES (3, 1, 125, 131, 'name', 'person', 2, 'name.ner', 1.0);
INSERT INTO mention VALUES (4, 1, 142, 151, 'nominal', 'person', 2, 'nominal.role', 0.7);
CREATE INDEX ix_mention_actor_id ON mention (actor_id);
CREATE TABLE time_expression (
	id INTEGER NOT NULL, 
	article_id INTEGER NOT NULL, 
	char_start INTEGER NOT NULL, 
	char_end INTEGER NOT NULL, 
	type TEXT NOT NULL, 
	value TEXT NOT NULL, 
	date_from TEXT, 
	date_to TEXT, 
	precision TEXT, 
	rule TEXT NOT NULL, 
	anchor TEXT, 
	CONSTRAINT pk_time_expression PRIMARY KEY (id), 
	CONSTRAINT ck_time_expression_range CHECK (date_from <= date_to), 
	CONSTRAINT ck_time_expression_span CHECK (char_start >= 0 AND char_end > char_start), 
	CONSTRAINT ck_time_expression_type CHECK (type IN ('DATE', 'TIME', 'DURATION', 'SET')), 
	CONSTRAINT uq_time_expression_article_id_char_start_char_end UNIQUE (article_id, char_start, char_end), 
	CONSTRAINT fk_time_expression_article_id_article FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE CASCADE
)
 STRICT

;
INSERT INTO time_expression VALUES (1, 1, 75, 81, 'DATE', '2026-03-02', '2026-03-02', '2026-03-02', 'day', 'date.weekday', NULL);
CREATE TABLE span (
	claim_id INTEGER NOT NULL, 
	role TEXT NOT NULL, 
	ordinal INTEGER NOT NULL, 
	char_start INTEGER NOT NULL, 
	char_end INTEGER NOT NULL, 
	CONSTRAINT pk_span PRIMARY KEY (claim_id, role, ordinal), 
	CONSTRAINT ck_span_span CHECK (char_start >= 0 AND char_end > char_start), 
	CONSTRAINT fk_span_claim_id_claim FOREIGN KEY(claim_id) REFERENCES claim (id) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO span VALUES (1, 'content', 0, 28, 56);
INSERT INTO span VALUES (1, 'content', 1, 83, 110);
INSERT INTO span VALUES (1, 'cue', 0, 67, 71);
INSERT INTO span VALUES (1, 'time', 0, 75, 81);
INSERT INTO span VALUES (2, 'content', 0, 159, 186);
INSERT INTO span VALUES (2, 'cue', 0, 120, 126);
INSERT INTO span VALUES (3, 'place', 0, 135, 140);
INSERT INTO span VALUES (3, 'time', 0, 75, 81);
INSERT INTO span VALUES (3, 'trigger', 0, 115, 118);
INSERT INTO span VALUES (4, 'trigger', 0, 166, 174);
INSERT INTO span VALUES (5, 'title', 0, 119, 124);
INSERT INTO span VALUES (6, 'counted', 0, 48, 52);
INSERT INTO span VALUES (6, 'number', 0, 48, 52);
INSERT INTO span VALUES (7, 'content', 0, 37, 52);
CREATE TABLE participant (
	claim_id INTEGER NOT NULL, 
	role TEXT NOT NULL, 
	ordinal INTEGER NOT NULL, 
	mention_id INTEGER, 
	actor_id INTEGER, 
	resolved_actor_id INTEGER, 
	CONSTRAINT pk_participant PRIMARY KEY (claim_id, role, ordinal), 
	CONSTRAINT fk_participant_actor_id_actor FOREIGN KEY(actor_id) REFERENCES actor (id), 
	CONSTRAINT fk_participant_mention_id_mention FOREIGN KEY(mention_id) REFERENCES mention (id), 
	CONSTRAINT fk_participant_who_id_actor FOREIGN KEY(resolved_actor_id) REFERENCES actor (id), 
	CONSTRAINT fk_participant_claim_id_claim FOREIGN KEY(claim_id) REFERENCES claim (id) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO participant VALUES (1, 'speaker', 0, 1, NULL, 1);
INSERT INTO participant VALUES (2, 'speaker', 0, 4, NULL, 2);
INSERT INTO participant VALUES (3, 'actor', 0, 2, NULL, 1);
INSERT INTO participant VALUES (3, 'recipient', 0, 3, NULL, 2);
INSERT INTO participant VALUES (5, 'holder', 0, 3, NULL, 2);
INSERT INTO participant VALUES (7, 'actor', 0, 1, NULL, 1);
CREATE INDEX ix_participant_actor_id ON participant (actor_id);
CREATE INDEX ix_participant_mention_id ON participant (mention_id);
CREATE TABLE proposal (
	id INTEGER NOT NULL, 
	claim_id INTEGER NOT NULL, 
	run_id INTEGER NOT NULL, 
	confidence REAL NOT NULL, 
	payload TEXT NOT NULL, 
	CONSTRAINT pk_proposal PRIMARY KEY (id), 
	CONSTRAINT uq_proposal_claim_id_run_id UNIQUE (claim_id, run_id), 
	CONSTRAINT fk_proposal_run_id_run FOREIGN KEY(run_id) REFERENCES run (id), 
	CONSTRAINT fk_proposal_claim_id_claim FOREIGN KEY(claim_id) REFERENCES claim (id) ON DELETE CASCADE
)
 STRICT

;
INSERT INTO proposal VALUES (1, 1, 1, 0.97, '{"fields":{"cue":"said","cue_class":"say","date_from":"2026-03-02","date_precision":"day","date_to":"2026-03-02","form":"direct","occasion":null,"parent_id":null,"place":null,"polarity":"positive","time_expression_id":1},"kind":"quote","participants":{"addressee":[],"speaker":[{"actor_id":null,"mention_id":1}]},"phrases":{"addressee":[],"speaker":[[57,66]]},"rule":"quote.direct.split","spans":{"content":[[28,56],[83,110]],"cue":[[67,71]],"occasion":[],"place":[],"time":[[75,81]]}}');
INSERT INTO proposal VALUES (2, 2, 1, 0.88, '{"fields":{"cue":"denied","cue_class":"deny","date_from":null,"date_precision":null,"date_to":null,"form":"indirect","occasion":null,"parent_id":null,"place":null,"polarity":"positive","time_expression_id":null},"kind":"quote","participants":{"addressee":[],"speaker":[{"actor_id":null,"mention_id":4}]},"phrases":{"addressee":[],"speaker":[[142,151]]},"rule":"quote.indirect.ccomp","spans":{"content":[[159,186]],"cue":[[152,158]],"occasion":[],"place":[],"time":[]}}');
INSERT INTO proposal VALUES (3, 3, 1, 0.8, '{"fields":{"background":0,"date_from":"2026-03-02","date_precision":"day","date_to":"2026-03-02","modality":"occurred","mode":"meet","number":null,"parent_id":null,"place":"Quito","quote_id":null,"time_expression_id":1,"type":"CONSULT"},"kind":"event_mention","participants":{"actor":[{"actor_id":null,"mention_id":2}],"recipient":[{"actor_id":null,"mention_id":3}]},"phrases":{"actor":[[111,114]],"recipient":[[125,131]]},"rule":"event.verb","spans":{"number":[],"place":[[135,140]],"time":[[75,81]],"trigger":[[115,118]]}}');
INSERT INTO proposal VALUES (4, 4, 1, 0.6, '{"fields":{"background":0,"date_from":null,"date_precision":null,"date_to":null,"modality":"planned","mode":"blockade","number":null,"parent_id":null,"place":null,"quote_id":2,"time_expression_id":null,"type":"COERCE"},"kind":"event_mention","participants":{"actor":[],"recipient":[]},"phrases":{"actor":[],"recipient":[]},"rule":"event.noun","spans":{"number":[],"place":[],"time":[],"trigger":[[166,174]]}}');
INSERT INTO proposal VALUES (5, 5, 1, 0.9, '{"fields":{"date_from":"2026-03-03","date_precision":"day","date_to":"2026-03-03","place":null,"time_expression_id":null,"title":"envoy"},"kind":"role","participants":{"holder":[{"actor_id":null,"mention_id":3}],"organisation":[]},"phrases":{"holder":[[125,131]],"organisation":[]},"rule":"role.title","spans":{"title":[[119,124]]}}');
INSERT INTO proposal VALUES (6, 6, 1, 0.6, '{"fields":{"date_from":"2026-03-03","date_precision":"day","date_to":"2026-03-03","mention_id":null,"place":null,"qualifier":null,"quote_id":null,"role":"count","time_expression_id":null,"unit":"port","value":1.0,"value_to":null},"kind":"figure","participants":{},"phrases":{},"rule":"figure.count","spans":{"counted":[[48,52]],"number":[[48,52]],"time":[]}}');
INSERT INTO proposal VALUES (7, 7, 1, 0.7, '{"fields":{"date_from":null,"date_precision":null,"date_to":null,"place":null,"strength":"firm","time_expression_id":null},"kind":"promise","participants":{"actor":[{"actor_id":null,"mention_id":1}]},"phrases":{"actor":[[57,66]]},"rule":"promise.will","spans":{"content":[[37,52]],"place":[],"time":[]}}');
INSERT INTO proposal VALUES (8, 1, 2, 0.97, '{"fields":{"cue":"said","cue_class":"say","date_from":"2026-03-02","date_precision":"day","date_to":"2026-03-02","form":"direct","occasion":null,"parent_id":null,"place":null,"polarity":"positive","time_expression_id":1},"kind":"quote","participants":{"addressee":[],"speaker":[{"actor_id":null,"mention_id":1}]},"phrases":{"addressee":[],"speaker":[[57,66]]},"rule":"quote.direct.split","spans":{"content":[[28,56],[83,110]],"cue":[[67,71]],"occasion":[],"place":[],"time":[[75,81]]}}');
INSERT INTO proposal VALUES (9, 2, 2, 0.88, '{"fields":{"cue":"denied","cue_class":"deny","date_from":null,"date_precision":null,"date_to":null,"form":"indirect","occasion":null,"parent_id":null,"place":null,"polarity":"positive","time_expression_id":null},"kind":"quote","participants":{"addressee":[],"speaker":[{"actor_id":null,"mention_id":4}]},"phrases":{"addressee":[],"speaker":[[142,151]]},"rule":"quote.indirect.ccomp","spans":{"content":[[159,186]],"cue":[[152,158]],"occasion":[],"place":[],"time":[]}}');
INSERT INTO proposal VALUES (10, 3, 2, 0.8, '{"fields":{"background":0,"date_from":"2026-03-02","date_precision":"day","date_to":"2026-03-02","modality":"occurred","mode":"meet","number":null,"parent_id":null,"place":"Quito","quote_id":null,"time_expression_id":1,"type":"CONSULT"},"kind":"event_mention","participants":{"actor":[{"actor_id":null,"mention_id":2}],"recipient":[{"actor_id":null,"mention_id":3}]},"phrases":{"actor":[[111,114]],"recipient":[[125,131]]},"rule":"event.verb","spans":{"number":[],"place":[[135,140]],"time":[[75,81]],"trigger":[[115,118]]}}');
INSERT INTO proposal VALUES (11, 5, 2, 0.9, '{"fields":{"date_from":"2026-03-03","date_precision":"day","date_to":"2026-03-03","place":null,"time_expression_id":null,"title":"envoy"},"kind":"role","participants":{"holder":[{"actor_id":null,"mention_id":3}],"organisation":[]},"phrases":{"holder":[[125,131]],"organisation":[]},"rule":"role.title","spans":{"title":[[119,124]]}}');
INSERT INTO proposal VALUES (12, 6, 2, 0.6, '{"fields":{"date_from":"2026-03-03","date_precision":"day","date_to":"2026-03-03","mention_id":null,"place":null,"qualifier":null,"quote_id":null,"role":"count","time_expression_id":null,"unit":"port","value":1.0,"value_to":null},"kind":"figure","participants":{},"phrases":{},"rule":"figure.count","spans":{"counted":[[48,52]],"number":[[48,52]],"time":[]}}');
INSERT INTO proposal VALUES (13, 7, 2, 0.7, '{"fields":{"date_from":null,"date_precision":null,"date_to":null,"place":null,"strength":"firm","time_expression_id":null},"kind":"promise","participants":{"actor":[{"actor_id":null,"mention_id":1}]},"phrases":{"actor":[[57,66]]},"rule":"promise.will","spans":{"content":[[37,52]],"place":[],"time":[]}}');
CREATE TABLE quote (
	claim_id INTEGER NOT NULL, 
	form TEXT NOT NULL, 
	cue TEXT, 
	cue_class TEXT, 
	polarity TEXT DEFAULT 'positive' NOT NULL, 
	occasion TEXT, 
	parent_id INTEGER, 
	CONSTRAINT pk_quote PRIMARY KEY (claim_id), 
	CONSTRAINT ck_quote_form CHECK (form IN ('direct', 'indirect', 'mixed')), 
	CONSTRAINT ck_quote_polarity CHECK (polarity IN ('positive', 'negative')), 
	CONSTRAINT fk_quote_parent_id_claim FOREIGN KEY(parent_id) REFERENCES claim (id), 
	CONSTRAINT fk_quote_claim_id_claim FOREIGN KEY(claim_id) REFERENCES claim (id) ON DELETE CASCADE
)
 STRICT

;
INSERT INTO quote VALUES (1, 'direct', 'said', 'say', 'positive', NULL, NULL);
INSERT INTO quote VALUES (2, 'mixed', 'denied', 'deny', 'positive', NULL, NULL);
CREATE TABLE event_mention (
	claim_id INTEGER NOT NULL, 
	event_id INTEGER, 
	type TEXT NOT NULL, 
	mode TEXT, 
	modality TEXT NOT NULL, 
	quote_id INTEGER, 
	number TEXT, 
	background INTEGER DEFAULT '0' NOT NULL, parent_id INTEGER REFERENCES claim (id), 
	CONSTRAINT pk_event_mention PRIMARY KEY (claim_id), 
	CONSTRAINT ck_event_mention_modality CHECK (modality IN ('occurred', 'ongoing', 'planned', 'possible', 'negated')), 
	CONSTRAINT fk_event_mention_event_id_event FOREIGN KEY(event_id) REFERENCES event (id), 
	CONSTRAINT fk_event_mention_quote_id_claim FOREIGN KEY(quote_id) REFERENCES claim (id), 
	CONSTRAINT fk_event_mention_claim_id_claim FOREIGN KEY(claim_id) REFERENCES claim (id) ON DELETE CASCADE
)
 STRICT

;
INSERT INTO event_mention VALUES (3, NULL, 'CONSULT', 'meet', 'occurred', NULL, NULL, 0, NULL);
INSERT INTO event_mention VALUES (4, NULL, 'COERCE', 'blockade', 'planned', 2, NULL, 0, NULL);
CREATE INDEX ix_event_mention_event_id ON event_mention (event_id);
CREATE INDEX ix_event_mention_type ON event_mention (type);
CREATE TABLE event_link (
	left_id INTEGER NOT NULL, 
	right_id INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	judgement TEXT NOT NULL, 
	score REAL, 
	reasons TEXT NOT NULL, 
	decided_by TEXT NOT NULL, 
	decided_at TEXT NOT NULL, 
	retracted_at TEXT, 
	CONSTRAINT pk_event_link PRIMARY KEY (id), 
	CONSTRAINT ck_event_link_judgement CHECK (judgement IN ('proposed', 'same', 'different', 'unsure')), 
	CONSTRAINT ck_event_link_ordered CHECK (left_id < right_id), 
	CONSTRAINT fk_event_link_left_id_event FOREIGN KEY(left_id) REFERENCES event (id) ON DELETE CASCADE, 
	CONSTRAINT fk_event_link_right_id_event FOREIGN KEY(right_id) REFERENCES event (id) ON DELETE CASCADE
)
 STRICT

;
CREATE INDEX ix_event_link_left_id ON event_link (left_id);
CREATE INDEX ix_event_link_right_id ON event_link (right_id);
CREATE UNIQUE INDEX uq_event_link_live ON event_link (left_id, right_id) WHERE retracted_at IS NULL;
CREATE TABLE quote_link (
	left_id INTEGER NOT NULL, 
	right_id INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	judgement TEXT NOT NULL, 
	score REAL, 
	reasons TEXT NOT NULL, 
	decided_by TEXT NOT NULL, 
	decided_at TEXT NOT NULL, 
	retracted_at TEXT, 
	CONSTRAINT pk_quote_link PRIMARY KEY (id), 
	CONSTRAINT ck_quote_link_judgement CHECK (judgement IN ('proposed', 'same', 'different', 'unsure')), 
	CONSTRAINT ck_quote_link_ordered CHECK (left_id < right_id), 
	CONSTRAINT fk_quote_link_left_id_claim FOREIGN KEY(left_id) REFERENCES claim (id) ON DELETE CASCADE, 
	CONSTRAINT fk_quote_link_right_id_claim FOREIGN KEY(right_id) REFERENCES claim (id) ON DELETE CASCADE
)
 STRICT

;
CREATE INDEX ix_quote_link_left_id ON quote_link (left_id);
CREATE INDEX ix_quote_link_right_id ON quote_link (right_id);
CREATE UNIQUE INDEX uq_quote_link_live ON quote_link (left_id, right_id) WHERE retracted_at IS NULL;
CREATE TABLE "conflict" (
	id INTEGER NOT NULL, 
	event_id INTEGER, 
	field TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	left_claim_id INTEGER NOT NULL, 
	right_claim_id INTEGER NOT NULL, 
	left_value TEXT NOT NULL, 
	right_value TEXT NOT NULL, 
	judgement TEXT DEFAULT 'open' NOT NULL, 
	preferred_claim_id INTEGER, 
	retracted_at TEXT, scope TEXT DEFAULT 'event' NOT NULL, left_at INTEGER, right_at INTEGER, 
	CONSTRAINT pk_conflict PRIMARY KEY (id), 
	CONSTRAINT ck_conflict_judgement CHECK (judgement IN ('open', 'settled', 'apparent')), 
	CONSTRAINT ck_conflict_ordered CHECK (left_claim_id < right_claim_id), 
	CONSTRAINT fk_conflict_event_id_event FOREIGN KEY(event_id) REFERENCES event (id), 
	CONSTRAINT fk_conflict_preferred_claim_id_claim FOREIGN KEY(preferred_claim_id) REFERENCES claim (id), 
	CONSTRAINT fk_conflict_left_claim_id_claim FOREIGN KEY(left_claim_id) REFERENCES claim (id) ON DELETE CASCADE, 
	CONSTRAINT fk_conflict_right_claim_id_claim FOREIGN KEY(right_claim_id) REFERENCES claim (id) ON DELETE CASCADE
)
 STRICT

;
CREATE INDEX ix_conflict_event_id ON "conflict" (event_id);
CREATE UNIQUE INDEX uq_conflict_live ON "conflict" (field, left_claim_id, right_claim_id) WHERE retracted_at IS NULL;
CREATE TABLE decision (
	id INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	reviewer TEXT NOT NULL, 
	action TEXT NOT NULL, 
	claim_id INTEGER, 
	actor_id INTEGER, 
	actor_link_id INTEGER, 
	event_link_id INTEGER, 
	quote_link_id INTEGER, 
	conflict_id INTEGER, 
	mention_id INTEGER, 
	article_id INTEGER, 
	was TEXT NOT NULL, 
	became TEXT NOT NULL, 
	note TEXT, 
	undoes_id INTEGER, 
	batch TEXT, 
	CONSTRAINT pk_decision PRIMARY KEY (id), 
	CONSTRAINT uq_decision_undoes_id UNIQUE (undoes_id), 
	CONSTRAINT fk_decision_actor_id_actor FOREIGN KEY(actor_id) REFERENCES actor (id), 
	CONSTRAINT fk_decision_actor_link_id_actor_link FOREIGN KEY(actor_link_id) REFERENCES actor_link (id), 
	CONSTRAINT fk_decision_article_id_article FOREIGN KEY(article_id) REFERENCES article (id), 
	CONSTRAINT fk_decision_claim_id_claim FOREIGN KEY(claim_id) REFERENCES claim (id), 
	CONSTRAINT fk_decision_conflict_id_conflict FOREIGN KEY(conflict_id) REFERENCES "conflict" (id), 
	CONSTRAINT fk_decision_event_link_id_event_link FOREIGN KEY(event_link_id) REFERENCES event_link (id), 
	CONSTRAINT fk_decision_mention_id_mention FOREIGN KEY(mention_id) REFERENCES mention (id), 
	CONSTRAINT fk_decision_quote_link_id_quote_link FOREIGN KEY(quote_link_id) REFERENCES quote_link (id), 
	CONSTRAINT fk_decision_undoes_id_decision FOREIGN KEY(undoes_id) REFERENCES decision (id)
)
 STRICT

;
INSERT INTO decision VALUES (1, '2026-12-01T11:46:56.646467Z', 'ana', 'confirm', 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '{"status":"new"}', '{"status":"confirmed"}', 'as the text says', NULL, NULL);
INSERT INTO decision VALUES (2, '2026-12-01T11:46:56.648847Z', 'ana', 'correct', 2, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '{"fields":{"form":"indirect"},"spans":{"cue":[[152,158]]},"status":"new"}', '{"fields":{"form":"mixed"},"spans":{"cue":[[120,126]]},"status":"corrected"}', 'as the text says', NULL, NULL);
INSERT INTO decision VALUES (3, '2026-12-01T11:46:56.656053Z', 'ana', 'reject', 3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '{"status":"new"}', '{"status":"rejected"}', 'as the text says', NULL, NULL);
CREATE INDEX ix_decision_actor_id ON decision (actor_id) WHERE actor_id IS NOT NULL;
CREATE INDEX ix_decision_article_id ON decision (article_id) WHERE article_id IS NOT NULL;
CREATE INDEX ix_decision_batch ON decision (batch);
CREATE INDEX ix_decision_claim_id ON decision (claim_id);
CREATE INDEX ix_decision_mention_id ON decision (mention_id) WHERE mention_id IS NOT NULL;
CREATE INDEX ix_decision_reviewer ON decision (reviewer, id);
CREATE TABLE bookmark (
	reviewer TEXT NOT NULL, 
	queue TEXT NOT NULL, 
	claim_id INTEGER NOT NULL, 
	CONSTRAINT pk_bookmark PRIMARY KEY (reviewer, queue), 
	CONSTRAINT fk_bookmark_claim_id_claim FOREIGN KEY(claim_id) REFERENCES claim (id) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT

;
CREATE TABLE role (
	claim_id INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	CONSTRAINT pk_role PRIMARY KEY (claim_id), 
	CONSTRAINT fk_role_claim_id_claim FOREIGN KEY(claim_id) REFERENCES claim (id) ON DELETE CASCADE
)
 STRICT

;
INSERT INTO role VALUES (5, 'envoy');
CREATE INDEX ix_decision_actor_link_id ON decision (actor_link_id) WHERE actor_link_id IS NOT NULL;
CREATE INDEX ix_decision_event_link_id ON decision (event_link_id) WHERE event_link_id IS NOT NULL;
CREATE INDEX ix_decision_quote_link_id ON decision (quote_link_id) WHERE quote_link_id IS NOT NULL;
CREATE INDEX ix_decision_conflict_id ON decision (conflict_id) WHERE conflict_id IS NOT NULL;
CREATE INDEX ix_article_published ON article (published_from, published_to);
CREATE TABLE name_key (
	"key" TEXT NOT NULL, 
	profile TEXT NOT NULL, 
	name TEXT NOT NULL, 
	CONSTRAINT pk_name_key PRIMARY KEY ("key", profile)
)
 WITHOUT ROWID,
 STRICT

;
CREATE TABLE actor_key (
	profile TEXT NOT NULL, 
	actor_id INTEGER NOT NULL, 
	CONSTRAINT pk_actor_key PRIMARY KEY (profile, actor_id), 
	CONSTRAINT fk_actor_key_actor_id_actor FOREIGN KEY(actor_id) REFERENCES actor (id) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT

;
CREATE INDEX ix_actor_key_actor_id ON actor_key (actor_id);
CREATE TABLE event_key (
	"key" TEXT NOT NULL, 
	event_id INTEGER NOT NULL, date_from TEXT, date_to TEXT, published_from TEXT, published_to TEXT, 
	CONSTRAINT pk_event_key PRIMARY KEY ("key", event_id), 
	CONSTRAINT fk_event_key_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT

;
CREATE INDEX ix_event_key_event_id ON event_key (event_id);
CREATE TABLE quote_key (
	"key" TEXT NOT NULL, 
	claim_id INTEGER NOT NULL, 
	CONSTRAINT pk_quote_key PRIMARY KEY ("key", claim_id), 
	CONSTRAINT fk_quote_key_claim_id_claim FOREIGN KEY(claim_id) REFERENCES claim (id) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT

;
CREATE INDEX ix_quote_key_claim_id ON quote_key (claim_id);
CREATE INDEX ix_actor_link_apart ON actor_link (left_id) WHERE judgement = 'different' AND retracted_at IS NULL;
CREATE INDEX ix_event_link_apart ON event_link (left_id) WHERE judgement = 'different' AND retracted_at IS NULL;
CREATE INDEX ix_quote_link_apart ON quote_link (left_id) WHERE judgement = 'different' AND retracted_at IS NULL;
CREATE INDEX ix_conflict_left_claim_id ON "conflict" (left_claim_id);
CREATE TABLE link_queue (
	article_id INTEGER NOT NULL, 
	rekey_only INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_link_queue PRIMARY KEY (article_id), 
	CONSTRAINT fk_link_queue_article_id_article FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE CASCADE
)
 STRICT

;
INSERT INTO link_queue VALUES (1, 0);
CREATE TABLE saved_query (
	id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	name TEXT NOT NULL, 
	body TEXT NOT NULL, 
	CONSTRAINT pk_saved_query PRIMARY KEY (id), 
	CONSTRAINT ck_saved_query_kind CHECK (kind IN ('filter', 'query')), 
	CONSTRAINT uq_saved_query_kind_name UNIQUE (kind, name)
)
 STRICT

;
CREATE INDEX ix_participant_resolved_actor_id ON participant (resolved_actor_id);
CREATE INDEX ix_actor_name_name_folded ON actor_name (name_folded);
CREATE TABLE "actor" (
	id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	name TEXT NOT NULL, 
	canonical_id INTEGER NOT NULL, 
	article_id INTEGER, 
	external_id TEXT, country TEXT, country_rule TEXT, sector TEXT, sector_rule TEXT, 
	CONSTRAINT pk_actor PRIMARY KEY (id), 
	CONSTRAINT ck_actor_kind CHECK (kind IN ('person', 'organisation', 'government', 'group', 'place', 'document')), 
	CONSTRAINT fk_actor_canonical_id_actor FOREIGN KEY(canonical_id) REFERENCES actor (id), 
	CONSTRAINT fk_actor_article_id_article FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE CASCADE
)
 STRICT

;
INSERT INTO actor VALUES (1, 'person', 'Ana Souza', 1, 1, NULL, NULL, NULL, NULL, NULL);
INSERT INTO actor VALUES (2, 'person', 'Li Wen', 2, 1, NULL, NULL, NULL, NULL, NULL);
CREATE INDEX ix_actor_article_id ON actor (article_id);
CREATE INDEX ix_actor_canonical_id ON actor (canonical_id, article_id);
CREATE INDEX ix_actor_name ON actor (name);
CREATE INDEX ix_actor_canonical ON actor (id) WHERE canonical_id = id;
CREATE TABLE "event" (
	id INTEGER NOT NULL, 
	canonical_id INTEGER NOT NULL, 
	CONSTRAINT pk_event PRIMARY KEY (id), 
	CONSTRAINT fk_event_canonical_id_event FOREIGN KEY(canonical_id) REFERENCES event (id)
)
 STRICT

;
CREATE INDEX ix_event_canonical_id ON event (canonical_id);
CREATE TABLE "claim" (
	id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	run_id INTEGER NOT NULL, 
	article_id INTEGER NOT NULL, 
	sentence_id INTEGER, 
	char_start INTEGER NOT NULL, 
	char_end INTEGER NOT NULL, 
	time_expression_id INTEGER, 
	date_from TEXT, 
	date_to TEXT, 
	date_precision TEXT, 
	place TEXT, 
	rule TEXT NOT NULL, 
	confidence REAL NOT NULL, 
	status TEXT DEFAULT 'new' NOT NULL, 
	flag TEXT, 
	version INTEGER DEFAULT '1' NOT NULL, 
	CONSTRAINT pk_claim PRIMARY KEY (id), 
	CONSTRAINT ck_claim_range CHECK (date_from <= date_to), 
	CONSTRAINT ck_claim_span CHECK (char_start >= 0 AND char_end > char_start), 
	CONSTRAINT ck_claim_status CHECK (status IN ('new', 'confirmed', 'corrected', 'rejected', 'disputed', 'withdrawn', 'accepted')), 
	CONSTRAINT uq_claim_key UNIQUE ("key"), 
	CONSTRAINT fk_claim_run_id_run FOREIGN KEY(run_id) REFERENCES run (id), 
	CONSTRAINT fk_claim_sentence_id_sentence FOREIGN KEY(sentence_id) REFERENCES sentence (id), 
	CONSTRAINT fk_claim_time_expression_id_time_expression FOREIGN KEY(time_expression_id) REFERENCES time_expression (id), 
	CONSTRAINT fk_claim_article_id_article FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE CASCADE
)
 STRICT

;
INSERT INTO claim VALUES (1, 'b89ade036c2555fc58ca7adc722ae509', 'quote', 1, 1, 2, 28, 110, 1, '2026-03-02', '2026-03-02', 'day', NULL, 'quote.direct.split', 0.97, 'confirmed', NULL, 2);
INSERT INTO claim VALUES (2, '7c28140b6ed0376dbd2c17c57508c1c2', 'quote', 1, 1, 4, 159, 186, NULL, NULL, NULL, NULL, NULL, 'quote.indirect.ccomp', 0.88, 'corrected', NULL, 2);
INSERT INTO claim VALUES (3, '3917e1104167b946cdeffc463d0271a9', 'event_mention', 1, 1, 3, 115, 118, 1, '2026-03-02', '2026-03-02', 'day', 'Quito', 'event.verb', 0.8, 'rejected', NULL, 2);
INSERT INTO claim VALUES (4, 'ea1100cbcb4dfca1ecaf2c57f6a24cb9', 'event_mention', 1, 1, 4, 166, 174, NULL, NULL, NULL, NULL, NULL, 'event.noun', 0.6, 'withdrawn', NULL, 2);
INSERT INTO claim VALUES (5, '73d79b25ef739eeab37611c897ad0dca', 'role', 2, 1, 3, 119, 124, NULL, '2026-03-03', '2026-03-03', 'day', NULL, 'role.title', 0.9, 'new', NULL, 2);
INSERT INTO claim VALUES (6, '1a19022c41aa12241d115055f8a865d6', 'figure', 2, 1, 2, 48, 52, NULL, '2026-03-03', '2026-03-03', 'day', NULL, 'figure.count', 0.6, 'new', NULL, 2);
INSERT INTO claim VALUES (7, 'ef53aa0a8c488728373c49562a1c4f54', 'promise', 2, 1, 2, 37, 52, NULL, NULL, NULL, NULL, NULL, 'promise.will', 0.7, 'new', NULL, 2);
CREATE INDEX ix_claim_article_id_char_start ON claim (article_id, char_start);
CREATE INDEX ix_claim_article_id_status ON claim (article_id, status, flag);
CREATE INDEX ix_claim_sentence_id ON claim (sentence_id);
CREATE INDEX ix_claim_status_confidence ON claim (status, confidence, id);
CREATE INDEX ix_claim_kind_status ON claim (kind, status, id);
CREATE INDEX ix_claim_date_from ON claim (date_from);
CREATE INDEX ix_claim_rule ON claim (rule, kind, status, confidence);
CREATE INDEX ix_claim_time_expression_id ON claim (time_expression_id);
CREATE INDEX ix_claim_flag ON claim (flag) WHERE flag IS NOT NULL;
CREATE TABLE audit (
	id INTEGER NOT NULL, 
	filter TEXT NOT NULL, 
	bar REAL NOT NULL, 
	level REAL NOT NULL, 
	seed INTEGER NOT NULL, 
	last_claim_id INTEGER NOT NULL, 
	last_run_id INTEGER NOT NULL, 
	opened_by TEXT NOT NULL, 
	opened_at TEXT NOT NULL, 
	CONSTRAINT pk_audit PRIMARY KEY (id), 
	CONSTRAINT ck_audit_bar CHECK (bar > 0 AND bar < 1), 
	CONSTRAINT ck_audit_level CHECK (level > 0 AND level < 1)
)
 STRICT

;
CREATE TABLE audit_stratum (
	audit_id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	size INTEGER NOT NULL, 
	decision_id INTEGER, 
	CONSTRAINT pk_audit_stratum PRIMARY KEY (audit_id, name), 
	CONSTRAINT fk_audit_stratum_audit_id_audit FOREIGN KEY(audit_id) REFERENCES audit (id) ON DELETE CASCADE, 
	CONSTRAINT fk_audit_stratum_decision_id_decision FOREIGN KEY(decision_id) REFERENCES decision (id)
)
 WITHOUT ROWID,
 STRICT

;
CREATE TABLE audit_claim (
	claim_id INTEGER NOT NULL, 
	audit_id INTEGER NOT NULL, 
	stratum TEXT NOT NULL, 
	probability REAL NOT NULL, 
	CONSTRAINT pk_audit_claim PRIMARY KEY (claim_id, audit_id), 
	CONSTRAINT fk_audit_claim_claim_id_claim FOREIGN KEY(claim_id) REFERENCES claim (id) ON DELETE CASCADE, 
	CONSTRAINT fk_audit_claim_audit_id_audit FOREIGN KEY(audit_id) REFERENCES audit (id) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT

;
CREATE TABLE figure (
	claim_id INTEGER NOT NULL, 
	role TEXT NOT NULL, 
	value REAL, 
	value_to REAL, 
	qualifier TEXT, 
	unit TEXT, 
	mention_id INTEGER, 
	quote_id INTEGER, 
	CONSTRAINT pk_figure PRIMARY KEY (claim_id), 
	CONSTRAINT ck_figure_range CHECK (value <= value_to), 
	CONSTRAINT fk_figure_claim_id_claim FOREIGN KEY(claim_id) REFERENCES claim (id) ON DELETE CASCADE, 
	CONSTRAINT fk_figure_mention_id_claim FOREIGN KEY(mention_id) REFERENCES claim (id), 
	CONSTRAINT fk_figure_quote_id_claim FOREIGN KEY(quote_id) REFERENCES claim (id)
)
 STRICT

;
INSERT INTO figure VALUES (6, 'count', 1.0, NULL, NULL, 'port', NULL, NULL);
CREATE INDEX ix_figure_role ON figure (role);
CREATE INDEX ix_figure_mention_id ON figure (mention_id);
CREATE TABLE story_key (
	"key" TEXT NOT NULL, 
	day TEXT NOT NULL, 
	article_id INTEGER NOT NULL, 
	CONSTRAINT pk_story_key PRIMARY KEY ("key", day, article_id), 
	CONSTRAINT fk_story_key_article_id_article FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT

;
CREATE INDEX ix_story_key_article_id ON story_key (article_id);
CREATE INDEX ix_article_story_id ON article (story_id);
CREATE TABLE calibration (
	id INTEGER NOT NULL, 
	made_by TEXT NOT NULL, 
	made_at TEXT NOT NULL, 
	cells TEXT NOT NULL, 
	trial TEXT NOT NULL, 
	retracted_at TEXT, 
	CONSTRAINT pk_calibration PRIMARY KEY (id)
)
 STRICT

;
CREATE INDEX ix_event_mention_parent_id ON event_mention (parent_id);
CREATE TABLE lexicon_layer (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	body TEXT NOT NULL, 
	made_by TEXT NOT NULL, 
	made_at TEXT NOT NULL, 
	off_at TEXT, 
	CONSTRAINT pk_lexicon_layer PRIMARY KEY (id), 
	CONSTRAINT uq_lexicon_layer_name UNIQUE (name)
)
 STRICT

;
CREATE TABLE lexicon_edit (
	id INTEGER NOT NULL, 
	layer_id INTEGER, 
	section TEXT NOT NULL, 
	entry TEXT NOT NULL, 
	evidence TEXT NOT NULL, 
	replay TEXT NOT NULL, 
	judgement TEXT NOT NULL, 
	proposed_at TEXT NOT NULL, 
	judged_by TEXT, 
	judged_at TEXT, 
	CONSTRAINT pk_lexicon_edit PRIMARY KEY (id), 
	CONSTRAINT uq_lexicon_edit_section_entry UNIQUE (section, entry), 
	CONSTRAINT ck_lexicon_edit_judgement CHECK (judgement IN ('proposed', 'accepted', 'declined')), 
	CONSTRAINT fk_lexicon_edit_layer_id_lexicon_layer FOREIGN KEY(layer_id) REFERENCES lexicon_layer (id)
)
 STRICT

;
CREATE TABLE link_weights (
	id INTEGER NOT NULL, 
	thing TEXT NOT NULL, 
	made_by TEXT NOT NULL, 
	made_at TEXT NOT NULL, 
	weights TEXT NOT NULL, 
	trial TEXT NOT NULL, 
	retracted_at TEXT, 
	CONSTRAINT pk_link_weights PRIMARY KEY (id), 
	CONSTRAINT ck_link_weights_thing CHECK (thing IN ('actor', 'event'))
)
 STRICT

;
CREATE TABLE audit_article (
	article_id INTEGER NOT NULL, 
	audit_id INTEGER NOT NULL, 
	probability REAL NOT NULL, 
	finished_by TEXT, 
	finished_at TEXT, 
	CONSTRAINT pk_audit_article PRIMARY KEY (article_id, audit_id), 
	CONSTRAINT fk_audit_article_article_id_article FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE CASCADE, 
	CONSTRAINT fk_audit_article_audit_id_audit FOREIGN KEY(audit_id) REFERENCES audit (id) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT

;
CREATE TABLE round (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	unit TEXT NOT NULL, 
	seats INTEGER NOT NULL, 
	filter TEXT NOT NULL, 
	policy TEXT NOT NULL, 
	repeats REAL NOT NULL, 
	seed INTEGER NOT NULL, 
	opened_by TEXT NOT NULL, 
	opened_at TEXT NOT NULL, 
	closed_at TEXT, 
	CONSTRAINT pk_round PRIMARY KEY (id), 
	CONSTRAINT uq_round_name UNIQUE (name), 
	CONSTRAINT ck_round_unit CHECK (unit IN ('article', 'claim')), 
	CONSTRAINT ck_round_policy CHECK (policy IN ('unanimous', 'majority', 'adjudicate')), 
	CONSTRAINT ck_round_seats CHECK (seats > 0), 
	CONSTRAINT ck_round_repeats CHECK (repeats >= 0 AND repeats <= 1)
)
 STRICT

;
CREATE TABLE seat (
	id INTEGER NOT NULL, 
	round_id INTEGER NOT NULL, 
	target INTEGER NOT NULL, 
	n INTEGER NOT NULL, 
	again INTEGER NOT NULL, 
	state TEXT DEFAULT 'open' NOT NULL, 
	reviewer TEXT, 
	token TEXT, 
	leased_until TEXT, 
	ms INTEGER, 
	done_at TEXT, 
	CONSTRAINT pk_seat PRIMARY KEY (id), 
	CONSTRAINT fk_seat_round_id_round FOREIGN KEY(round_id) REFERENCES round (id) ON DELETE CASCADE, 
	CONSTRAINT uq_seat_round_id_target_n UNIQUE (round_id, target, n), 
	CONSTRAINT uq_seat_round_id_target_reviewer_again UNIQUE (round_id, target, reviewer, again), 
	CONSTRAINT ck_seat_state CHECK (state IN ('open', 'leased', 'done', 'skipped'))
)
 STRICT

;
CREATE INDEX ix_seat_round_id_state ON seat (round_id, state, id);
CREATE INDEX ix_seat_target ON seat (target);
CREATE TABLE seat_draft (
	round_id INTEGER NOT NULL, 
	target INTEGER NOT NULL, 
	reviewer TEXT NOT NULL, 
	body TEXT NOT NULL, 
	at TEXT NOT NULL, 
	CONSTRAINT pk_seat_draft PRIMARY KEY (round_id, target, reviewer), 
	CONSTRAINT fk_seat_draft_round_id_round FOREIGN KEY(round_id) REFERENCES round (id) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT

;
CREATE TABLE vote (
	id INTEGER NOT NULL, 
	seat_id INTEGER NOT NULL, 
	reviewer TEXT NOT NULL, 
	claim_id INTEGER, 
	kind TEXT, 
	verdict TEXT NOT NULL, 
	became TEXT NOT NULL, 
	note TEXT, 
	ms INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	extra INTEGER NOT NULL, 
	CONSTRAINT pk_vote PRIMARY KEY (id), 
	CONSTRAINT fk_vote_seat_id_seat FOREIGN KEY(seat_id) REFERENCES seat (id), 
	CONSTRAINT fk_vote_claim_id_claim FOREIGN KEY(claim_id) REFERENCES claim (id), 
	CONSTRAINT ck_vote_verdict CHECK (verdict IN ('confirm', 'correct', 'reject', 'dispute', 'make'))
)
 STRICT

;
CREATE INDEX ix_vote_seat_id ON vote (seat_id);
CREATE INDEX ix_vote_claim_id ON vote (claim_id);
CREATE TABLE decision_vote (
	decision_id INTEGER NOT NULL, 
	vote_id INTEGER NOT NULL, 
	CONSTRAINT pk_decision_vote PRIMARY KEY (decision_id, vote_id), 
	CONSTRAINT fk_decision_vote_decision_id_decision FOREIGN KEY(decision_id) REFERENCES decision (id), 
	CONSTRAINT fk_decision_vote_vote_id_vote FOREIGN KEY(vote_id) REFERENCES vote (id)
)
 WITHOUT ROWID,
 STRICT

;
CREATE TABLE "block" (
	article_id INTEGER NOT NULL, 
	ordinal INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	char_start INTEGER NOT NULL, 
	char_end INTEGER NOT NULL, 
	author TEXT, 
	time TEXT, 
	CONSTRAINT pk_block PRIMARY KEY (article_id, ordinal), 
	CONSTRAINT ck_block_kind CHECK (kind IN ('title', 'body', 'post', 'entry', 'turn', 'question', 'answer', 'caption', 'byline', 'dateline', 'chrome')), 
	CONSTRAINT ck_block_span CHECK (char_start >= 0 AND char_end > char_start), 
	CONSTRAINT fk_block_article_id_article FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO block VALUES (1, 0, 'title', 0, 26, NULL, NULL);
INSERT INTO block VALUES (1, 1, 'body', 28, 187, NULL, NULL);
CREATE INDEX ix_conflict_field_left_value ON "conflict" (field, left_value);
CREATE INDEX ix_actor_country ON actor (canonical_id, country_rule, country) WHERE country_rule IS NOT NULL;
CREATE INDEX ix_actor_sector ON actor (canonical_id, sector_rule, sector) WHERE sector_rule IS NOT NULL;
CREATE TABLE plugin_claim (
	claim_id INTEGER NOT NULL, 
	fields TEXT NOT NULL, 
	CONSTRAINT pk_plugin_claim PRIMARY KEY (claim_id), 
	CONSTRAINT fk_plugin_claim_claim_id_claim FOREIGN KEY(claim_id) REFERENCES claim (id) ON DELETE CASCADE
)
 STRICT

;
INSERT INTO plugin_claim VALUES (7, '{"strength":"firm"}');
CREATE TABLE reading (
	article_id INTEGER NOT NULL, 
	run_id INTEGER NOT NULL, 
	CONSTRAINT pk_reading PRIMARY KEY (article_id, run_id), 
	CONSTRAINT fk_reading_article_id_article FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE CASCADE, 
	CONSTRAINT fk_reading_run_id_run FOREIGN KEY(run_id) REFERENCES run (id) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT

;
COMMIT;
