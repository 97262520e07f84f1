"""From nothing to schema 1, the first released one."""

from __future__ import annotations

from alembic.operations import Operations

from msp_desk.store.migrations.tables_0001 import FIRST_TABLES

_STATEMENTS = (
    "CREATE INDEX ix_promise_interaction_key ON promise (interaction_key)",
    "CREATE INDEX ix_promise_client ON promise (client_key, state)",
    "CREATE INDEX ix_promise_open ON promise (state, due_on)",
    "CREATE INDEX ix_promise_person_key ON promise (person_key)",
    """
    CREATE TABLE opportunity (
        "key" BLOB NOT NULL, interaction_key BLOB, client_key BLOB, moment VARCHAR(20) NOT NULL, what VARCHAR NOT NULL,
        heard_on DATE NOT NULL, state VARCHAR(20) NOT NULL, version INTEGER NOT NULL, created_at BIGINT NOT NULL, created_by BLOB,
        updated_at BIGINT NOT NULL, updated_by BLOB, CONSTRAINT pk_opportunity PRIMARY KEY ("key"),
        CONSTRAINT fk_opportunity_interaction_key FOREIGN KEY(interaction_key) REFERENCES interaction ("key") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_opportunity_client_key FOREIGN KEY(client_key) REFERENCES client ("key") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT ck_opportunity_moment CHECK (moment IN ('operation', 'evolution', 'innovation')),
        CONSTRAINT ck_opportunity_opportunitystate CHECK (state IN ('heard', 'proposed', 'won', 'lost'))
    )
    """,
    "CREATE INDEX ix_opportunity_client_key ON opportunity (client_key)",
    "CREATE INDEX ix_opportunity_interaction_key ON opportunity (interaction_key)",
    """
    CREATE TABLE attachment (
        "key" BLOB NOT NULL, interaction_key BLOB NOT NULL, file_key BLOB NOT NULL, version INTEGER NOT NULL, created_at BIGINT NOT NULL,
        created_by BLOB, updated_at BIGINT NOT NULL, updated_by BLOB, CONSTRAINT pk_attachment PRIMARY KEY ("key"),
        CONSTRAINT fk_attachment_interaction_key FOREIGN KEY(interaction_key) REFERENCES interaction ("key") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_attachment_file_key FOREIGN KEY(file_key) REFERENCES stored_file ("key") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_attachment_interaction_key ON attachment (interaction_key)",
    "CREATE INDEX ix_attachment_file_key ON attachment (file_key)",
    """
    CREATE TABLE contact_point (
        "key" BLOB NOT NULL, person_key BLOB, client_key BLOB, kind VARCHAR(20) NOT NULL, value VARCHAR NOT NULL, folded VARCHAR NOT NULL,
        digits VARCHAR NOT NULL, label VARCHAR NOT NULL, hours VARCHAR NOT NULL, preferred BOOLEAN NOT NULL, place INTEGER NOT NULL,
        version INTEGER NOT NULL, created_at BIGINT NOT NULL, created_by BLOB, updated_at BIGINT NOT NULL, updated_by BLOB,
        CONSTRAINT pk_contact_point PRIMARY KEY ("key"),
        CONSTRAINT fk_contact_point_person_key FOREIGN KEY(person_key) REFERENCES person ("key") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_contact_point_client_key FOREIGN KEY(client_key) REFERENCES client ("key") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT ck_contact_point_pointkind CHECK (kind IN ('phone', 'mobile', 'email', 'whatsapp', 'teams', 'portal', 'letter', 'in_person', 'fax', 'web', 'other'))
    )
    """,
    "CREATE INDEX ix_contact_point_folded ON contact_point (folded)",
    "CREATE INDEX ix_contact_point_client_key ON contact_point (client_key) WHERE client_key IS NOT NULL",
    "CREATE INDEX ix_contact_point_person_key ON contact_point (person_key)",
    """
    CREATE TABLE former_boss (
        "key" BLOB NOT NULL, position_key BLOB NOT NULL, boss_key BLOB, until DATE NOT NULL, version INTEGER NOT NULL,
        created_at BIGINT NOT NULL, created_by BLOB, updated_at BIGINT NOT NULL, updated_by BLOB,
        CONSTRAINT pk_former_boss PRIMARY KEY ("key"),
        CONSTRAINT fk_former_boss_position_key FOREIGN KEY(position_key) REFERENCES position ("key") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_former_boss_boss_key FOREIGN KEY(boss_key) REFERENCES position ("key") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_former_boss_position_key ON former_boss (position_key)",
    """
    CREATE TABLE dotted_line (
        "key" BLOB NOT NULL, position_key BLOB NOT NULL, boss_key BLOB NOT NULL, version INTEGER NOT NULL, created_at BIGINT NOT NULL,
        created_by BLOB, updated_at BIGINT NOT NULL, updated_by BLOB, CONSTRAINT pk_dotted_line PRIMARY KEY ("key"),
        CONSTRAINT uq_dotted_line_position_key_boss_key UNIQUE (position_key, boss_key),
        CONSTRAINT fk_dotted_line_position_key FOREIGN KEY(position_key) REFERENCES position ("key") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_dotted_line_boss_key FOREIGN KEY(boss_key) REFERENCES position ("key") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_dotted_line_boss_key ON dotted_line (boss_key)",
    """
    CREATE TABLE holding (
        "key" BLOB NOT NULL, position_key BLOB NOT NULL, person_key BLOB NOT NULL, starts_on DATE, ends_on DATE, version INTEGER NOT NULL,
        created_at BIGINT NOT NULL, created_by BLOB, updated_at BIGINT NOT NULL, updated_by BLOB,
        CONSTRAINT pk_holding PRIMARY KEY ("key"),
        CONSTRAINT fk_holding_position_key FOREIGN KEY(position_key) REFERENCES position ("key") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_holding_person_key FOREIGN KEY(person_key) REFERENCES person ("key") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_holding_starts_on ON holding (starts_on) WHERE starts_on IS NOT NULL",
    "CREATE INDEX ix_holding_position_key ON holding (position_key)",
    "CREATE INDEX ix_holding_ends_on ON holding (ends_on) WHERE ends_on IS NOT NULL",
    "CREATE INDEX ix_holding_person_key ON holding (person_key)",
    """
    CREATE TABLE plan_scope (
        "key" BLOB NOT NULL, plan_key BLOB NOT NULL, place INTEGER NOT NULL, service VARCHAR NOT NULL, name VARCHAR NOT NULL,
        is_in BOOLEAN NOT NULL, quantity VARCHAR NOT NULL, unit VARCHAR NOT NULL, sites JSON NOT NULL, hours VARCHAR NOT NULL,
        limits VARCHAR NOT NULL, notes VARCHAR NOT NULL, version INTEGER NOT NULL, created_at BIGINT NOT NULL, created_by BLOB,
        updated_at BIGINT NOT NULL, updated_by BLOB, CONSTRAINT pk_plan_scope PRIMARY KEY ("key"),
        CONSTRAINT fk_plan_scope_plan_key FOREIGN KEY(plan_key) REFERENCES "plan" ("key") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_plan_scope_plan_key ON plan_scope (plan_key)",
    """
    CREATE TABLE plan_role (
        "key" BLOB NOT NULL, plan_key BLOB NOT NULL, place INTEGER NOT NULL, position_key BLOB NOT NULL, contact_for VARCHAR NOT NULL,
        channel VARCHAR(20), hours VARCHAR NOT NULL, version INTEGER NOT NULL, created_at BIGINT NOT NULL, created_by BLOB,
        updated_at BIGINT NOT NULL, updated_by BLOB, CONSTRAINT pk_plan_role PRIMARY KEY ("key"),
        CONSTRAINT uq_plan_role_plan_key_position_key UNIQUE (plan_key, position_key),
        CONSTRAINT fk_plan_role_plan_key FOREIGN KEY(plan_key) REFERENCES "plan" ("key") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_plan_role_position_key FOREIGN KEY(position_key) REFERENCES position ("key") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT ck_plan_role_channel CHECK (channel IN ('call', 'email', 'meeting', 'visit', 'video', 'message', 'portal', 'letter', 'other'))
    )
    """,
    "CREATE INDEX ix_plan_role_position_key ON plan_role (position_key)",
    """
    CREATE TABLE plan_procedure (
        "key" BLOB NOT NULL, plan_key BLOB NOT NULL, place INTEGER NOT NULL, kind VARCHAR(20) NOT NULL, name VARCHAR NOT NULL,
        channel VARCHAR(20), needed VARCHAR NOT NULL, hours VARCHAR NOT NULL, steps JSON NOT NULL, version INTEGER NOT NULL,
        created_at BIGINT NOT NULL, created_by BLOB, updated_at BIGINT NOT NULL, updated_by BLOB,
        CONSTRAINT pk_plan_procedure PRIMARY KEY ("key"),
        CONSTRAINT fk_plan_procedure_plan_key FOREIGN KEY(plan_key) REFERENCES "plan" ("key") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT ck_plan_procedure_requestkind CHECK (kind IN ('extension', 'change', 'maintenance', 'incident', 'complaint', 'end', 'other')),
        CONSTRAINT ck_plan_procedure_channel CHECK (channel IN ('call', 'email', 'meeting', 'visit', 'video', 'message', 'portal', 'letter', 'other'))
    )
    """,
    "CREATE INDEX ix_plan_procedure_plan_key ON plan_procedure (plan_key)",
    """
    CREATE TABLE plan_commitment (
        "key" BLOB NOT NULL, plan_key BLOB NOT NULL, place INTEGER NOT NULL, service VARCHAR NOT NULL, indicator VARCHAR NOT NULL,
        kind VARCHAR(20) NOT NULL, comparison VARCHAR(20) NOT NULL, amount INTEGER NOT NULL, unit_of_time VARCHAR(20),
        unit VARCHAR NOT NULL, frequency VARCHAR(20) NOT NULL, hours VARCHAR NOT NULL, measured_how VARCHAR NOT NULL,
        measured_from VARCHAR NOT NULL, exclusions VARCHAR NOT NULL, impacts JSON NOT NULL, version INTEGER NOT NULL,
        created_at BIGINT NOT NULL, created_by BLOB, updated_at BIGINT NOT NULL, updated_by BLOB,
        CONSTRAINT pk_plan_commitment PRIMARY KEY ("key"),
        CONSTRAINT fk_plan_commitment_plan_key FOREIGN KEY(plan_key) REFERENCES "plan" ("key") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT ck_plan_commitment_targetkind CHECK (kind IN ('time', 'percent', 'count', 'date', 'yes_no')),
        CONSTRAINT ck_plan_commitment_comparison CHECK (comparison IN ('at_most', 'at_least', 'exactly')),
        CONSTRAINT ck_plan_commitment_timeunit CHECK (unit_of_time IN ('minutes', 'hours', 'working_hours', 'days', 'working_days', 'weeks')),
        CONSTRAINT ck_plan_commitment_frequency CHECK (frequency IN ('month', 'quarter', 'year'))
    )
    """,
    "CREATE INDEX ix_plan_commitment_plan_key ON plan_commitment (plan_key)",
    """
    CREATE TABLE plan_ladder (
        "key" BLOB NOT NULL, plan_key BLOB NOT NULL, place INTEGER NOT NULL, severity VARCHAR NOT NULL, description VARCHAR NOT NULL,
        version INTEGER NOT NULL, created_at BIGINT NOT NULL, created_by BLOB, updated_at BIGINT NOT NULL, updated_by BLOB,
        CONSTRAINT pk_plan_ladder PRIMARY KEY ("key"),
        CONSTRAINT fk_plan_ladder_plan_key FOREIGN KEY(plan_key) REFERENCES "plan" ("key") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_plan_ladder_plan_key ON plan_ladder (plan_key)",
    """
    CREATE TABLE plan_measure (
        "key" BLOB NOT NULL, plan_key BLOB NOT NULL, commitment_key BLOB NOT NULL, period DATE NOT NULL, amount INTEGER NOT NULL,
        note VARCHAR NOT NULL, version INTEGER NOT NULL, created_at BIGINT NOT NULL, created_by BLOB, updated_at BIGINT NOT NULL,
        updated_by BLOB, CONSTRAINT pk_plan_measure PRIMARY KEY ("key"),
        CONSTRAINT uq_plan_measure_plan_key_commitment_key_period UNIQUE (plan_key, commitment_key, period),
        CONSTRAINT fk_plan_measure_plan_key FOREIGN KEY(plan_key) REFERENCES "plan" ("key") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
    )
    """,
    """
    CREATE TABLE plan_version (
        "key" BLOB NOT NULL, plan_key BLOB NOT NULL, number INTEGER NOT NULL, published_at BIGINT NOT NULL, published_on DATE NOT NULL,
        author VARCHAR NOT NULL, note VARCHAR NOT NULL, sha256 VARCHAR NOT NULL, content_sha256 VARCHAR NOT NULL, document BLOB,
        CONSTRAINT pk_plan_version PRIMARY KEY ("key"), CONSTRAINT uq_plan_version_plan_key_number UNIQUE (plan_key, number),
        CONSTRAINT fk_plan_version_plan_key FOREIGN KEY(plan_key) REFERENCES "plan" ("key") ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT uq_plan_version_sha256 UNIQUE (sha256)
    )
    """,
    "CREATE TRIGGER plan_version_no_update BEFORE UPDATE ON plan_version BEGIN SELECT RAISE(ABORT, 'a published version never changes'); END",
    "CREATE TRIGGER plan_version_no_delete BEFORE DELETE ON plan_version BEGIN SELECT RAISE(ABORT, 'a published version never changes'); END",
    "CREATE TRIGGER plan_version_no_replace BEFORE INSERT ON plan_version WHEN EXISTS (SELECT 1 FROM plan_version WHERE rowid = NEW.rowid OR key = NEW.key OR sha256 = NEW.sha256 OR (plan_key = NEW.plan_key AND number = NEW.number)) BEGIN SELECT RAISE(ABORT, 'a published version never changes'); END",
    """
    CREATE TABLE plan_named (
        plan_key BLOB NOT NULL, position_key BLOB NOT NULL, CONSTRAINT pk_plan_named PRIMARY KEY (plan_key, position_key),
        CONSTRAINT fk_plan_named_plan_key FOREIGN KEY(plan_key) REFERENCES "plan" ("key") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_plan_named_position ON plan_named (position_key)",
    """
    CREATE TABLE plan_moved (
        plan_key BLOB NOT NULL, number INTEGER NOT NULL, points INTEGER NOT NULL, since DATE NOT NULL,
        CONSTRAINT pk_plan_moved PRIMARY KEY (plan_key),
        CONSTRAINT fk_plan_moved_plan_key FOREIGN KEY(plan_key) REFERENCES "plan" ("key") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
    )
    """,
    """
    CREATE TABLE item_mark (
        "key" BLOB NOT NULL, reason VARCHAR(20) NOT NULL, subject BLOB NOT NULL, occurrence VARCHAR NOT NULL, hidden_until DATE,
        hidden_at BIGINT, handed_to BLOB, dropped BOOLEAN NOT NULL, note VARCHAR NOT NULL, over_on DATE NOT NULL,
        version INTEGER NOT NULL, created_at BIGINT NOT NULL, created_by BLOB, updated_at BIGINT NOT NULL, updated_by BLOB,
        CONSTRAINT pk_item_mark PRIMARY KEY ("key"),
        CONSTRAINT uq_item_mark_reason_subject_occurrence UNIQUE (reason, subject, occurrence),
        CONSTRAINT ck_item_mark_reason CHECK (reason IN ('check_in', 'promise', 'old_promise', 'renewal', 'plan_review', 'plan_moved', 'unmeasured', 'perception', 'newcomer', 'leaving', 'seat_empty', 'birthday', 'anniversary')),
        CONSTRAINT fk_item_mark_handed_to FOREIGN KEY(handed_to) REFERENCES person ("key") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_item_mark_handed_to ON item_mark (handed_to)",
    "CREATE INDEX ix_item_mark_over_on ON item_mark (over_on)",
    """
    CREATE TABLE plan_rung (
        "key" BLOB NOT NULL, ladder_key BLOB NOT NULL, place INTEGER NOT NULL, ours_key BLOB, theirs_key BLOB, "after" INTEGER NOT NULL,
        unit VARCHAR(20) NOT NULL, channel VARCHAR(20), number VARCHAR NOT NULL, version INTEGER NOT NULL, created_at BIGINT NOT NULL,
        created_by BLOB, updated_at BIGINT NOT NULL, updated_by BLOB, CONSTRAINT pk_plan_rung PRIMARY KEY ("key"),
        CONSTRAINT fk_plan_rung_ladder_key FOREIGN KEY(ladder_key) REFERENCES plan_ladder ("key") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_plan_rung_ours_key FOREIGN KEY(ours_key) REFERENCES position ("key") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_plan_rung_theirs_key FOREIGN KEY(theirs_key) REFERENCES position ("key") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT ck_plan_rung_timeunit CHECK (unit IN ('minutes', 'hours', 'working_hours', 'days', 'working_days', 'weeks')),
        CONSTRAINT ck_plan_rung_channel CHECK (channel IN ('call', 'email', 'meeting', 'visit', 'video', 'message', 'portal', 'letter', 'other'))
    )
    """,
    "CREATE INDEX ix_plan_rung_theirs_key ON plan_rung (theirs_key)",
    "CREATE INDEX ix_plan_rung_ladder_key ON plan_rung (ladder_key)",
    "CREATE INDEX ix_plan_rung_ours_key ON plan_rung (ours_key)",
    """
    CREATE TABLE plan_answer (
        "key" BLOB NOT NULL, version_key BLOB NOT NULL, kind VARCHAR(20) NOT NULL, name VARCHAR NOT NULL, title VARCHAR NOT NULL,
        answered_on DATE NOT NULL, comments JSON NOT NULL, sha256 VARCHAR NOT NULL, interaction_key BLOB, version INTEGER NOT NULL,
        created_at BIGINT NOT NULL, created_by BLOB, updated_at BIGINT NOT NULL, updated_by BLOB,
        CONSTRAINT pk_plan_answer PRIMARY KEY ("key"),
        CONSTRAINT fk_plan_answer_version_key FOREIGN KEY(version_key) REFERENCES plan_version ("key") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT ck_plan_answer_answerkind CHECK (kind IN ('accepted', 'comments')), CONSTRAINT uq_plan_answer_sha256 UNIQUE (sha256),
        CONSTRAINT fk_plan_answer_interaction_key FOREIGN KEY(interaction_key) REFERENCES interaction ("key") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_plan_answer_interaction_key ON plan_answer (interaction_key)",
    "CREATE INDEX ix_plan_answer_version_key ON plan_answer (version_key)",
    """
    CREATE TABLE key_file (
        place INTEGER NOT NULL CONSTRAINT ck_key_file_place CHECK (place = 1), content BLOB NOT NULL, PRIMARY KEY (place)
    )
    """,
)


def upgrade(operations: Operations) -> None:
    """Make the tables and indexes of schema 1; the search index makes its own."""
    for statement in (*FIRST_TABLES, *_STATEMENTS):
        operations.execute(statement)
