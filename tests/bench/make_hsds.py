#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""make_hsds.py N KIND OUT: N services of a region as HSDS 3.0, with an organization to five services and a place to three, phones,
schedules, languages, costs, terms. KIND json: one file of full services as an API gives them, every one with its organization and
its places inside; csv: a folder of tables."""
import csv
import json
import sys
import uuid
from pathlib import Path

TOPICS = ["food", "housing", "language", "money", "work", "health", "children", "older people", "law", "things", "culture", "nature"]
TEXT = ("Here you get help from people who know the way. You can come as you are, alone or with somebody you trust. "
        "We listen, explain what the letter says and write the answer together with you. ")


def uid(kind, i):
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"{kind}/{i}"))


def phone(i, kind):
    return {"id": uid(f"phone-{kind}", i), "number": f"+46 8 {100 + i % 900} {i % 100:02} {(i * 7) % 100:02}", "type": "voice", "description": "The reception"}


def schedule(i, kind):
    return {"id": uid(f"schedule-{kind}", i), "freq": "WEEKLY", "byday": ["MO,TU", "WE", "TH,FR", "SA"][i % 4], "opens_at": f"{8 + i % 4:02}:00:00",
            "closes_at": f"{15 + i % 4:02}:00:00", "valid_from": "2026-01-01", "description": "Closed on public holidays."}


def term(i):
    return {"id": uid("term", i), "name": TOPICS[i], "description": f"Services about {TOPICS[i]}", "taxonomy": "bench", "code": f"B{i}"}


def location(i):
    return {"id": uid("location", i), "location_type": "physical", "name": f"House {i}", "description": f"A house in district {i % 40}.",
            "transportation": f"Bus {i % 90} stops outside.", "latitude": round(55 + i % 1000 / 100, 4), "longitude": round(12 + i % 700 / 100, 4),
            "addresses": [{"id": uid("address", i), "address_1": f"Street {i}", "city": f"Town {i % 60}", "state_province": "", "postal_code": f"{10000 + i}",
                           "country": "SE", "address_type": "physical"}],
            "accessibility": [{"id": uid("access", i), "description": "Step free. Lift to all floors.", "details": "Ring the bell at the gate."}],
            "phones": [phone(i, "location")]}


def organization(i):
    return {"id": uid("organization", i), "name": f"Organization {i}", "description": f"Organization {i} works in district {i % 40}. " + TEXT,
            "email": f"info{i}@example.org", "website": f"https://o{i}.example.org", "legal_status": ["association", "cooperative", "municipality"][i % 3],
            "year_incorporated": 1950 + i % 70, "phones": [phone(i, "organization")]}


def service(i, n):
    own, places = i // 5, max(n // 3, 1)
    return {"id": uid("service", i), "name": f"Help with {TOPICS[i % 12]} {i}", "alternate_name": f"Help {i}", "description": f"Service {i}. " + TEXT * (2 + i % 3),
            "url": f"https://o{own}.example.org/{i}", "email": f"help{i}@example.org", "status": "active", "application_process": "Call or come by.",
            "eligibility_description": f"Those who live in district {i % 40}", "minimum_age": i % 18, "assured_date": "2026-10-01",
            "last_modified": f"2026-{1 + i % 11:02}-{1 + i % 28:02}T10:00:00Z", "phones": [phone(i, "service")],
            "languages": [{"id": uid("language", i * 2), "code": "sv"}, {"id": uid("language", i * 2 + 1), "code": ["ar", "so", "en", "fa"][i % 4]}],
            "cost_options": [{"id": uid("cost", i), "option": "Adults", "amount": i % 3 * 50, "currency": "sek"}],
            "required_documents": [{"id": uid("document", i), "document": "Any paper with your name"}],
            "service_areas": [{"id": uid("area", i), "name": f"District {i % 40}"}],
            "attributes": [{"id": uid("attribute", i), "link_entity": "service", "taxonomy_term": term(i % 12)}],
            "organization": organization(own),
            "service_at_locations": [{"id": uid("at", i), "description": "On the ground floor", "location": location(i % places), "schedules": [schedule(i, "at")]}]}


def write_json(n, out):
    with open(out, "w", encoding="utf-8") as file:
        for i in range(n):
            file.write(("[" if i == 0 else ",\n") + json.dumps(service(i, n), ensure_ascii=False))
        file.write("]\n")


class Tables:
    def __init__(self, folder):
        self.folder, self.rows = Path(folder), {}

    def add(self, table, row, **links):
        self.rows.setdefault(table, []).append({name: value for name, value in (row | links).items() if not isinstance(value, (list, dict))})

    def hang(self, row, member, table, **link):
        for child in row.get(member, []):
            self.add(table, child, **link)

    def write(self):
        self.folder.mkdir(parents=True, exist_ok=True)
        for table, rows in self.rows.items():
            with open(self.folder / f"{table}.csv", "w", newline="", encoding="utf-8") as file:
                names = list(dict.fromkeys(name for row in rows for name in row))
                out = csv.DictWriter(file, names)
                out.writeheader()
                out.writerows(rows)


def write_csv(n, folder):
    tables = Tables(folder)
    for i in range(12):
        tables.add("taxonomy_terms", term(i))
    for i in range((n + 4) // 5):
        one = organization(i)
        tables.add("organizations", one)
        tables.hang(one, "phones", "phones", organization_id=one["id"])
    for i in range(max(n // 3, 1)):
        one = location(i)
        tables.add("locations", one)
        for member, table in (("addresses", "addresses"), ("accessibility", "accessibility"), ("phones", "phones")):
            tables.hang(one, member, table, location_id=one["id"])
    for i in range(n):
        one = service(i, n)
        tables.add("services", one, organization_id=one["organization"]["id"])
        for member in ("phones", "languages", "cost_options", "required_documents", "service_areas"):
            tables.hang(one, member, member, service_id=one["id"])
        for child in one["attributes"]:
            tables.add("attributes", child, link_id=one["id"], taxonomy_term_id=child["taxonomy_term"]["id"])
        for child in one["service_at_locations"]:
            tables.add("service_at_location", child, service_id=one["id"], location_id=child["location"]["id"])
            tables.hang(child, "schedules", "schedules", service_at_location_id=child["id"])
    tables.write()


def main():
    n, kind, out = int(sys.argv[1]), sys.argv[2], sys.argv[3]
    (write_json if kind == "json" else write_csv)(n, out)


if __name__ == "__main__":
    main()
