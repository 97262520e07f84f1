"""Files of contacts to bring in, as other programs write them."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO
from random import Random

from tests.bench import invented

_COMPANIES = 93
_PEOPLE = 10_000
_EMPLOYERS = 500
_AS_NORTHWIND = (
    "CustomerID", "CompanyName", "ContactName", "ContactTitle", "Address", "City", "Region", "PostalCode", "Country",
    "Phone", "Fax",
)  # fmt: skip
_AS_OUTLOOK = ("Name", "Company", "Job Title", "E-mail", "Mobile", "City", "Country", "Notes")


def companies_csv() -> bytes:
    """93 companies with a contact each, in the columns of the well-known customers of Northwind."""
    rng = Random(93)
    rows = [
        (
            f"C{n:04}", invented.a_company(rng, n), invented.a_person(rng), rng.choice(invented.TITLES["management"]),
            f"Calle Mayor {n}", rng.choice(invented.CITIES), "", f"{rng.randrange(1000, 52999):05}", "Spain",
            _spaced(invented.a_number(rng, False)), _spaced(invented.a_number(rng, False)),
        )
        for n in range(_COMPANIES)
    ]  # fmt: skip
    return _written(_AS_NORTHWIND, rows)


def people_csv() -> bytes:
    """10,000 people of 500 companies."""
    rng = Random(10_000)
    companies = [f"{invented.a_company(rng, n)} {n}" for n in range(_EMPLOYERS)]
    titles = [title for level in invented.TITLES.values() for title in level]
    rows = [
        (
            invented.a_person(rng), companies[n % _EMPLOYERS], rng.choice(titles), f"p{n}@c{n % _EMPLOYERS}.example",
            _spaced(invented.a_number(rng, True)), rng.choice(invented.CITIES), "Spain", invented.a_note(rng, "since"),
        )
        for n in range(_PEOPLE)
    ]  # fmt: skip
    return _written(_AS_OUTLOOK, rows)


def _spaced(number: str) -> str:
    return f"{number[3:6]} {number[6:9]} {number[9:]}"


def _written(heading: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> bytes:
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(heading)
    writer.writerows(rows)
    return out.getvalue().encode()
