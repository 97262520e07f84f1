"""People and clients of the desk as cards to write."""

from __future__ import annotations

from msp_desk.exchange.vcards_out import CardToWrite
from msp_desk.queries.carry import CarriedClient, CarriedPerson


def card_of_person(carried: CarriedPerson) -> CardToWrite:
    """Somebody's card. Warm notes and warnings are ours and stay at home."""
    return CardToWrite(
        name=carried.name,
        uid=str(carried.key),
        prefix=carried.prefix,
        given=carried.given,
        additional=carried.additional,
        family=carried.family,
        suffix=carried.suffix,
        nickname=carried.nickname,
        organisation=carried.organisation,
        unit=carried.unit,
        title=carried.title,
        points=carried.points,
        birth_day=carried.birth_day,
        birth_month=carried.birth_month,
        birth_year=carried.birth_year,
        language=carried.language,
        notes=carried.notes,
        photo=carried.photo,
        changed_at=carried.changed_at,
    )


def card_of_client(carried: CarriedClient) -> CardToWrite:
    """A client's own card: its numbers and sites."""
    return CardToWrite(
        name=carried.name,
        uid=str(carried.key),
        is_company=True,
        organisation=carried.name,
        points=carried.points,
        sites=carried.sites,
        language=carried.language,
        photo=carried.logo,
        changed_at=carried.changed_at,
    )
