"""Countries and sectors of stored actors, found by this version."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.gazetteer.affiliation import affiliation
from claims.store.models import Actor, ActorName, ActorRole

REVIEWER = "reviewer"


def affiliate_all(session: Session) -> int:
    """Set country and sector of every actor by the rules, not what a person set; return how many changed."""
    names: defaultdict[int, list[str]] = defaultdict(list)
    for actor_id, name in session.execute(select(ActorName.actor_id, ActorName.name)):
        names[actor_id].append(name)
    roles: defaultdict[int, list[str]] = defaultdict(list)
    for actor_id, role in session.execute(select(ActorRole.actor_id, ActorRole.role)):
        roles[actor_id].append(role)
    changed = 0
    for actor in session.scalars(select(Actor)):
        found = asdict(affiliation(actor.kind, [actor.name, *names[actor.id]], roles[actor.id]))
        kept = {side for side in ("country", "sector") if getattr(actor, f"{side}_rule") == REVIEWER}
        fresh = {name: value for name, value in found.items() if name.removesuffix("_rule") not in kept}
        if any(getattr(actor, name) != value for name, value in fresh.items()):
            changed += 1
            for name, value in fresh.items():
                setattr(actor, name, value)
    session.flush()
    return changed
