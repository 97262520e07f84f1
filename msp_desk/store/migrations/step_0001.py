"""From nothing to schema 1, the first released one."""

from __future__ import annotations

from alembic.operations import Operations

_STATEMENTS = (
    """
    CREATE TABLE check_in_rule (
        "key" BLOB NOT NULL, tier VARCHAR(20) NOT NULL, level VARCHAR(20) NOT NULL, ideal_days INTEGER NOT NULL,
        max_days INTEGER NOT NULL, version INTEGER NOT NULL, created_at BIGINT NOT NULL, created_by BLOB, updated_at BIGINT NOT NULL,
        updated_by BLOB, CONSTRAINT pk_check_in_rule PRIMARY KEY ("key"), CONSTRAINT uq_check_in_rule_tier_level UNIQUE (tier, level),
        CONSTRAINT ck_check_in_rule_tier CHECK (tier IN ('a', 'b', 'c')),
        CONSTRAINT ck_check_in_rule_level CHECK (level IN ('executive', 'management', 'operational', 'technical'))
    )
    """,
    """
    CREATE TABLE setting (
        "key" BLOB NOT NULL, name VARCHAR NOT NULL, value JSON NOT NULL, version INTEGER NOT NULL, created_at BIGINT NOT NULL,
        created_by BLOB, updated_at BIGINT NOT NULL, updated_by BLOB, CONSTRAINT pk_setting PRIMARY KEY ("key"),
        CONSTRAINT uq_setting_name UNIQUE (name)
    )
    """,
    """CREATE TABLE deed ( "key" BLOB NOT NULL, at BIGINT NOT NULL, who BLOB, what VARCHAR NOT NULL, params JSON NOT NULL, undone_by BLOB, CONSTRAINT pk_deed PRIMARY KEY ("key") ) WITHOUT ROWID""",
    """
    CREATE TABLE form_draft (
        name VARCHAR NOT NULL, at BIGINT NOT NULL, content JSON NOT NULL, CONSTRAINT pk_form_draft PRIMARY KEY (name)
    )
    """,
    """
    CREATE TABLE stored_file (
        "key" BLOB NOT NULL, name VARCHAR NOT NULL, media_type VARCHAR NOT NULL, size INTEGER NOT NULL, content BLOB,
        version INTEGER NOT NULL, created_at BIGINT NOT NULL, created_by BLOB, updated_at BIGINT NOT NULL, updated_by BLOB,
        CONSTRAINT pk_stored_file PRIMARY KEY ("key")
    )
    """,
    """
    CREATE TABLE plan_template (
        "key" BLOB NOT NULL, name VARCHAR NOT NULL, language VARCHAR(20) NOT NULL, content VARCHAR, version INTEGER NOT NULL,
        created_at BIGINT NOT NULL, created_by BLOB, updated_at BIGINT NOT NULL, updated_by BLOB,
        CONSTRAINT pk_plan_template PRIMARY KEY ("key"), CONSTRAINT ck_plan_template_language CHECK (language IN ('en', 'es'))
    )
    """,
    """
    CREATE TABLE client (
        "key" BLOB NOT NULL, side VARCHAR(20) NOT NULL, name VARCHAR NOT NULL, folded VARCHAR NOT NULL, legal_name VARCHAR NOT NULL,
        tax_id VARCHAR NOT NULL, sector VARCHAR NOT NULL, size INTEGER, status VARCHAR(20) NOT NULL, tier VARCHAR(20) NOT NULL,
        owner_key BLOB, deputy_key BLOB, since DATE, tags JSON NOT NULL, country VARCHAR NOT NULL, language VARCHAR NOT NULL,
        time_zone VARCHAR NOT NULL, address VARCHAR(20), warning VARCHAR NOT NULL, notes VARCHAR NOT NULL, logo_key BLOB,
        archived BOOLEAN NOT NULL, version INTEGER NOT NULL, created_at BIGINT NOT NULL, created_by BLOB, updated_at BIGINT NOT NULL,
        updated_by BLOB, CONSTRAINT pk_client PRIMARY KEY ("key"), CONSTRAINT ck_client_side CHECK (side IN ('theirs', 'ours')),
        CONSTRAINT ck_client_clientstatus CHECK (status IN ('prospect', 'active', 'paused', 'former')),
        CONSTRAINT ck_client_tier CHECK (tier IN ('a', 'b', 'c')),
        CONSTRAINT fk_client_owner FOREIGN KEY(owner_key) REFERENCES person ("key") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_client_deputy FOREIGN KEY(deputy_key) REFERENCES person ("key") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT ck_client_address CHECK (address IN ('formal', 'informal')),
        CONSTRAINT fk_client_logo_key FOREIGN KEY(logo_key) REFERENCES stored_file ("key") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_client_owner ON client (owner_key)",
    "CREATE INDEX ix_client_folded ON client (folded)",
    "CREATE UNIQUE INDEX uq_client_ours ON client (side) WHERE side = 'ours'",
    """CREATE TABLE journal_entry ( deed_key BLOB NOT NULL, place INTEGER NOT NULL, table_name VARCHAR NOT NULL, record_key BLOB, "before" JSON, "after" JSON, CONSTRAINT pk_journal_entry PRIMARY KEY (deed_key, place), CONSTRAINT fk_journal_entry_deed_key FOREIGN KEY(deed_key) REFERENCES deed ("key") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED ) WITHOUT ROWID""",
    "CREATE INDEX ix_journal_entry_record ON journal_entry (record_key) WHERE record_key IS NOT NULL",
    """
    CREATE TABLE site (
        "key" BLOB NOT NULL, client_key BLOB NOT NULL, name VARCHAR NOT NULL, street VARCHAR NOT NULL, city VARCHAR NOT NULL,
        region VARCHAR NOT NULL, postcode VARCHAR NOT NULL, country VARCHAR NOT NULL, place INTEGER NOT NULL, version INTEGER NOT NULL,
        created_at BIGINT NOT NULL, created_by BLOB, updated_at BIGINT NOT NULL, updated_by BLOB, CONSTRAINT pk_site PRIMARY KEY ("key"),
        CONSTRAINT fk_site_client_key FOREIGN KEY(client_key) REFERENCES client ("key") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_site_client_key ON site (client_key)",
    """
    CREATE TABLE interaction (
        "key" BLOB NOT NULL, client_key BLOB, position BIGINT NOT NULL, at BIGINT NOT NULL, zone VARCHAR NOT NULL,
        channel VARCHAR(20) NOT NULL, initiative VARCHAR(20) NOT NULL, moment VARCHAR(20), reached BOOLEAN NOT NULL, minutes INTEGER,
        subject VARCHAR NOT NULL, notes VARCHAR NOT NULL, perceived INTEGER, version INTEGER NOT NULL, created_at BIGINT NOT NULL,
        created_by BLOB, updated_at BIGINT NOT NULL, updated_by BLOB, CONSTRAINT pk_interaction PRIMARY KEY ("key"),
        CONSTRAINT fk_interaction_client_key FOREIGN KEY(client_key) REFERENCES client ("key") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT uq_interaction_position UNIQUE (position),
        CONSTRAINT ck_interaction_channel CHECK (channel IN ('call', 'email', 'meeting', 'visit', 'video', 'message', 'portal', 'letter', 'other')),
        CONSTRAINT ck_interaction_initiative CHECK (initiative IN ('proactive', 'reactive')),
        CONSTRAINT ck_interaction_moment CHECK (moment IN ('operation', 'evolution', 'innovation'))
    )
    """,
    "CREATE INDEX ix_interaction_client ON interaction (client_key, position)",
    """
    CREATE TABLE person (
        "key" BLOB NOT NULL, client_key BLOB, name VARCHAR NOT NULL, folded VARCHAR NOT NULL, prefix VARCHAR NOT NULL,
        given VARCHAR NOT NULL, additional VARCHAR NOT NULL, family VARCHAR NOT NULL, suffix VARCHAR NOT NULL, nickname VARCHAR NOT NULL,
        job_title VARCHAR NOT NULL, address VARCHAR(20), language VARCHAR NOT NULL, time_zone VARCHAR NOT NULL, birth_day INTEGER,
        birth_month INTEGER, birth_year INTEGER, influence VARCHAR(20), is_key BOOLEAN NOT NULL, warm_notes VARCHAR NOT NULL,
        warning VARCHAR NOT NULL, notes VARCHAR NOT NULL, status VARCHAR(20) NOT NULL, status_since DATE, status_until DATE,
        photo_key BLOB, archived BOOLEAN NOT NULL, version INTEGER NOT NULL, created_at BIGINT NOT NULL, created_by BLOB,
        updated_at BIGINT NOT NULL, updated_by BLOB, CONSTRAINT pk_person PRIMARY KEY ("key"),
        CONSTRAINT fk_person_client_key FOREIGN KEY(client_key) REFERENCES client ("key") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT ck_person_address CHECK (address IN ('formal', 'informal')),
        CONSTRAINT ck_person_influence CHECK (influence IN ('decides', 'approves', 'influences', 'champions', 'uses', 'blocks')),
        CONSTRAINT ck_person_personstatus CHECK (status IN ('active', 'on_leave', 'left')),
        CONSTRAINT fk_person_photo_key FOREIGN KEY(photo_key) REFERENCES stored_file ("key") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_person_folded ON person (folded)",
    "CREATE INDEX ix_person_client ON person (client_key, archived)",
    """
    CREATE TABLE position (
        "key" BLOB NOT NULL, client_key BLOB NOT NULL, title VARCHAR NOT NULL, unit VARCHAR NOT NULL, reports_to_key BLOB,
        level VARCHAR(20) NOT NULL, contact_for VARCHAR NOT NULL, is_assistant BOOLEAN NOT NULL, place INTEGER NOT NULL, starts_on DATE,
        ends_on DATE, version INTEGER NOT NULL, created_at BIGINT NOT NULL, created_by BLOB, updated_at BIGINT NOT NULL, updated_by BLOB,
        CONSTRAINT pk_position PRIMARY KEY ("key"),
        CONSTRAINT fk_position_client_key FOREIGN KEY(client_key) REFERENCES client ("key") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_position_reports_to_key FOREIGN KEY(reports_to_key) REFERENCES position ("key") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT ck_position_level CHECK (level IN ('executive', 'management', 'operational', 'technical'))
    )
    """,
    "CREATE INDEX ix_position_client_key ON position (client_key)",
    "CREATE INDEX ix_position_reports_to_key ON position (reports_to_key)",
    """
    CREATE TABLE "plan" (
        "key" BLOB NOT NULL, client_key BLOB NOT NULL, language VARCHAR(20) NOT NULL, introduction VARCHAR NOT NULL, review_on DATE,
        review_months INTEGER, version INTEGER NOT NULL, created_at BIGINT NOT NULL, created_by BLOB, updated_at BIGINT NOT NULL,
        updated_by BLOB, CONSTRAINT pk_plan PRIMARY KEY ("key"),
        CONSTRAINT fk_plan_client_key FOREIGN KEY(client_key) REFERENCES client ("key") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT ck_plan_language CHECK (language IN ('en', 'es'))
    )
    """,
    """CREATE INDEX ix_plan_client_key ON "plan" (client_key)""",
    """
    CREATE TABLE check_in_clock (
        "key" BLOB NOT NULL, client_key BLOB NOT NULL, level VARCHAR(20) NOT NULL, person_key BLOB NOT NULL, own BOOLEAN NOT NULL,
        last_position BIGINT, ideal_days INTEGER NOT NULL, max_days INTEGER NOT NULL, ideal_on DATE NOT NULL, max_on DATE NOT NULL,
        CONSTRAINT pk_check_in_clock PRIMARY KEY ("key"),
        CONSTRAINT fk_check_in_clock_client_key FOREIGN KEY(client_key) REFERENCES client ("key") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT ck_check_in_clock_level CHECK (level IN ('executive', 'management', 'operational', 'technical')),
        CONSTRAINT fk_check_in_clock_person_key FOREIGN KEY(person_key) REFERENCES person ("key") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_check_in_clock_ideal_on ON check_in_clock (ideal_on)",
    "CREATE INDEX ix_check_in_clock_client_key ON check_in_clock (client_key)",
    "CREATE INDEX ix_check_in_clock_person_key ON check_in_clock (person_key)",
    """
    CREATE TABLE channel_choice (
        "key" BLOB NOT NULL, client_key BLOB, person_key BLOB, situation VARCHAR(20) NOT NULL, channel VARCHAR(20) NOT NULL,
        note VARCHAR NOT NULL, version INTEGER NOT NULL, created_at BIGINT NOT NULL, created_by BLOB, updated_at BIGINT NOT NULL,
        updated_by BLOB, CONSTRAINT pk_channel_choice PRIMARY KEY ("key"),
        CONSTRAINT fk_channel_choice_client_key FOREIGN KEY(client_key) REFERENCES client ("key") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_channel_choice_person_key FOREIGN KEY(person_key) REFERENCES person ("key") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT ck_channel_choice_situation CHECK (situation IN ('urgent_incident', 'routine_request', 'proposal', 'bad_news', 'report')),
        CONSTRAINT ck_channel_choice_channel CHECK (channel IN ('call', 'email', 'meeting', 'visit', 'video', 'message', 'portal', 'letter', 'other'))
    )
    """,
    "CREATE INDEX ix_channel_choice_person_key ON channel_choice (person_key)",
    "CREATE INDEX ix_channel_choice_client_key ON channel_choice (client_key)",
    """
    CREATE TABLE counterpart (
        "key" BLOB NOT NULL, client_key BLOB NOT NULL, theirs_key BLOB NOT NULL, ours_key BLOB NOT NULL, topic VARCHAR NOT NULL,
        channel VARCHAR(20), starts_on DATE, ends_on DATE, version INTEGER NOT NULL, created_at BIGINT NOT NULL, created_by BLOB,
        updated_at BIGINT NOT NULL, updated_by BLOB, CONSTRAINT pk_counterpart PRIMARY KEY ("key"),
        CONSTRAINT fk_counterpart_client_key FOREIGN KEY(client_key) REFERENCES client ("key") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_counterpart_theirs_key FOREIGN KEY(theirs_key) REFERENCES position ("key") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_counterpart_ours_key FOREIGN KEY(ours_key) REFERENCES position ("key") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT ck_counterpart_channel CHECK (channel IN ('call', 'email', 'meeting', 'visit', 'video', 'message', 'portal', 'letter', 'other'))
    )
    """,
    "CREATE INDEX ix_counterpart_ours_key ON counterpart (ours_key)",
    "CREATE INDEX ix_counterpart_client_key ON counterpart (client_key)",
    "CREATE INDEX ix_counterpart_theirs_key ON counterpart (theirs_key)",
    """CREATE TABLE participation ( interaction_key BLOB NOT NULL, person_key BLOB NOT NULL, position BIGINT NOT NULL, CONSTRAINT pk_participation PRIMARY KEY (interaction_key, person_key), CONSTRAINT fk_participation_interaction_key FOREIGN KEY(interaction_key) REFERENCES interaction ("key") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, CONSTRAINT fk_participation_person_key FOREIGN KEY(person_key) REFERENCES person ("key") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED ) WITHOUT ROWID""",
    "CREATE INDEX ix_participation_person ON participation (person_key, position)",
    """
    CREATE TABLE promise (
        "key" BLOB NOT NULL, interaction_key BLOB, client_key BLOB, person_key BLOB, promiser VARCHAR(20) NOT NULL, what VARCHAR NOT NULL,
        made_on DATE NOT NULL, due_on DATE, state VARCHAR(20) NOT NULL, closed_on DATE, version INTEGER NOT NULL,
        created_at BIGINT NOT NULL, created_by BLOB, updated_at BIGINT NOT NULL, updated_by BLOB,
        CONSTRAINT pk_promise PRIMARY KEY ("key"),
        CONSTRAINT fk_promise_interaction_key FOREIGN KEY(interaction_key) REFERENCES interaction ("key") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_promise_client_key FOREIGN KEY(client_key) REFERENCES client ("key") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_promise_person_key FOREIGN KEY(person_key) REFERENCES person ("key") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT ck_promise_promiser CHECK (promiser IN ('us', 'them')),
        CONSTRAINT ck_promise_promisestate CHECK (state IN ('open', 'kept', 'broken', 'dropped'))
    )
    """,
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
    "CREATE INDEX ix_opportunity_interaction_key ON opportunity (interaction_key)",
    "CREATE INDEX ix_opportunity_client_key ON opportunity (client_key)",
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
    "CREATE INDEX ix_holding_person_key ON holding (person_key)",
    "CREATE INDEX ix_holding_position_key ON holding (position_key)",
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
    "CREATE INDEX ix_plan_rung_ladder_key ON plan_rung (ladder_key)",
    "CREATE INDEX ix_plan_rung_ours_key ON plan_rung (ours_key)",
    "CREATE INDEX ix_plan_rung_theirs_key ON plan_rung (theirs_key)",
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
    "CREATE INDEX ix_plan_answer_version_key ON plan_answer (version_key)",
    "CREATE INDEX ix_plan_answer_interaction_key ON plan_answer (interaction_key)",
    """
    CREATE TABLE key_file (
        place INTEGER NOT NULL CONSTRAINT ck_key_file_place CHECK (place = 1), content BLOB NOT NULL, PRIMARY KEY (place)
    )
    """,
)


def upgrade(operations: Operations) -> None:
    """Make the tables and indexes of schema 1; the search index makes its own."""
    for statement in _STATEMENTS:
        operations.execute(statement)
