"""The days of events beside their blocking keys, so that what lies far apart in time is never read.

Revision 0006, after 0005. It only adds, and fills what it adds from the claims. The keys of articles filed
before lack what public bodies and whole sentences are now found by, so these wait to be filed again.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

COLUMNS = ("date_from", "date_to", "published_from", "published_to")

FILL = """
    UPDATE event_key
    SET (date_from, date_to) = (
        SELECT min(claim.date_from), max(claim.date_to)
        FROM event_mention
        JOIN claim ON claim.id = event_mention.claim_id
        WHERE event_mention.event_id = event_key.event_id
            AND claim.date_from IS NOT NULL AND claim.date_to IS NOT NULL
            AND claim.status NOT IN ('rejected', 'withdrawn')
    ),
    (published_from, published_to) = (
        SELECT article.published_from, article.published_to
        FROM event_mention
        JOIN claim ON claim.id = event_mention.claim_id
        JOIN article ON article.id = claim.article_id
        WHERE event_mention.event_id = event_key.event_id
            AND article.published_from IS NOT NULL AND article.published_to IS NOT NULL
        LIMIT 1
    )
"""

AGAIN = """
    INSERT INTO waiting (article_id, linked)
    SELECT id, 1 FROM article WHERE id NOT IN (SELECT article_id FROM waiting)
"""


def upgrade() -> None:
    for column in COLUMNS:
        op.add_column("event_key", sa.Column(column, sa.Text()))
    op.execute(FILL)
    op.execute(AGAIN)


def downgrade() -> None:
    for column in reversed(COLUMNS):
        op.drop_column("event_key", column)
