"""The first half of the tables of schema 1, as it was first released."""

from __future__ import annotations

FIRST_TABLES = (
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
    CREATE TABLE reason_rule (
        "key" BLOB NOT NULL, reason VARCHAR(20) NOT NULL, is_on BOOLEAN NOT NULL, amount INTEGER, version INTEGER NOT NULL,
        created_at BIGINT NOT NULL, created_by BLOB, updated_at BIGINT NOT NULL, updated_by BLOB,
        CONSTRAINT pk_reason_rule PRIMARY KEY ("key"), CONSTRAINT uq_reason_rule_reason UNIQUE (reason),
        CONSTRAINT ck_reason_rule_reason CHECK (reason IN ('check_in', 'promise', 'old_promise', 'renewal', 'plan_review', 'plan_moved', 'unmeasured', 'perception', 'newcomer', 'leaving', 'seat_empty', 'birthday', 'anniversary'))
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
    "CREATE INDEX ix_client_folded ON client (folded)",
    "CREATE INDEX ix_client_owner ON client (owner_key)",
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
    CREATE TABLE contract (
        "key" BLOB NOT NULL, client_key BLOB NOT NULL, name VARCHAR NOT NULL, reference VARCHAR NOT NULL, notes VARCHAR NOT NULL,
        decided_end DATE, closed_on DATE, starts_on DATE NOT NULL, first_end_on DATE, renewal VARCHAR(20) NOT NULL,
        further_months INTEGER, notice_amount INTEGER NOT NULL, notice_unit VARCHAR(20) NOT NULL, notice_way VARCHAR(20),
        notice_to VARCHAR NOT NULL, lead_days INTEGER NOT NULL, value BIGINT, value_per VARCHAR(20) NOT NULL, currency VARCHAR NOT NULL,
        indexation VARCHAR NOT NULL, minutes_included INTEGER, minutes_per VARCHAR(20) NOT NULL, version INTEGER NOT NULL,
        created_at BIGINT NOT NULL, created_by BLOB, updated_at BIGINT NOT NULL, updated_by BLOB,
        CONSTRAINT pk_contract PRIMARY KEY ("key"),
        CONSTRAINT fk_contract_client_key FOREIGN KEY(client_key) REFERENCES client ("key") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT ck_contract_renewal CHECK (renewal IN ('ends', 'tacit', 'evergreen')),
        CONSTRAINT ck_contract_noticeunit CHECK (notice_unit IN ('days', 'working_days', 'months')),
        CONSTRAINT ck_contract_noticeway CHECK (notice_way IN ('registered_letter', 'certified_fax', 'email', 'portal', 'writing')),
        CONSTRAINT ck_contract_per CHECK (value_per IN ('month', 'quarter', 'year')),
        CONSTRAINT ck_contract_per CHECK (minutes_per IN ('month', 'quarter', 'year'))
    )
    """,
    "CREATE INDEX ix_contract_client_key ON contract (client_key)",
    """
    CREATE TABLE hours_entry (
        "key" BLOB NOT NULL, client_key BLOB NOT NULL, side VARCHAR(20) NOT NULL, day DATE NOT NULL, minutes INTEGER NOT NULL,
        note VARCHAR NOT NULL, version INTEGER NOT NULL, created_at BIGINT NOT NULL, created_by BLOB, updated_at BIGINT NOT NULL,
        updated_by BLOB, CONSTRAINT pk_hours_entry PRIMARY KEY ("key"),
        CONSTRAINT fk_hours_entry_client_key FOREIGN KEY(client_key) REFERENCES client ("key") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT ck_hours_entry_side CHECK (side IN ('theirs', 'ours'))
    )
    """,
    "CREATE INDEX ix_hours_entry_client ON hours_entry (client_key, day)",
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
    "CREATE INDEX ix_interaction_client ON interaction (client_key, position, minutes)",
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
    "CREATE INDEX ix_person_birthday ON person (birth_month, birth_day) WHERE birth_month IS NOT NULL",
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
    "CREATE INDEX ix_position_reports_to_key ON position (reports_to_key)",
    "CREATE INDEX ix_position_client_key ON position (client_key)",
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
    CREATE TABLE perception_clock (
        client_key BLOB NOT NULL, moment VARCHAR(20) NOT NULL, last_on DATE NOT NULL, asked BOOLEAN NOT NULL,
        CONSTRAINT pk_perception_clock PRIMARY KEY (client_key, moment),
        CONSTRAINT fk_perception_clock_client_key FOREIGN KEY(client_key) REFERENCES client ("key") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT ck_perception_clock_moment CHECK (moment IN ('operation', 'evolution', 'innovation'))
    )
    """,
    "CREATE INDEX ix_perception_clock_last_on ON perception_clock (last_on)",
    """
    CREATE TABLE check_in_exception (
        "key" BLOB NOT NULL, client_key BLOB, level VARCHAR(20), person_key BLOB, ideal_days INTEGER, max_days INTEGER, paused_until DATE,
        version INTEGER NOT NULL, created_at BIGINT NOT NULL, created_by BLOB, updated_at BIGINT NOT NULL, updated_by BLOB,
        CONSTRAINT pk_check_in_exception PRIMARY KEY ("key"),
        CONSTRAINT uq_check_in_exception_client_key_level UNIQUE (client_key, level),
        CONSTRAINT fk_check_in_exception_client_key FOREIGN KEY(client_key) REFERENCES client ("key") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT ck_check_in_exception_level CHECK (level IN ('executive', 'management', 'operational', 'technical')),
        CONSTRAINT uq_check_in_exception_person_key UNIQUE (person_key),
        CONSTRAINT fk_check_in_exception_person_key FOREIGN KEY(person_key) REFERENCES person ("key") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE UNIQUE INDEX uq_check_in_exception_client ON check_in_exception (client_key) WHERE level IS NULL AND client_key IS NOT NULL",
    """
    CREATE TABLE check_in_clock (
        "key" BLOB NOT NULL, client_key BLOB NOT NULL, level VARCHAR(20) NOT NULL, person_key BLOB NOT NULL, own BOOLEAN NOT NULL,
        last_position BIGINT, tried_position BIGINT, excepted BOOLEAN NOT NULL, ideal_days INTEGER NOT NULL, max_days INTEGER NOT NULL,
        ideal_on DATE NOT NULL, max_on DATE NOT NULL, CONSTRAINT pk_check_in_clock PRIMARY KEY ("key"),
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
    "CREATE INDEX ix_channel_choice_client_key ON channel_choice (client_key)",
    "CREATE INDEX ix_channel_choice_person_key ON channel_choice (person_key)",
    """
    CREATE TABLE contract_before (
        "key" BLOB NOT NULL, contract_key BLOB NOT NULL, until DATE NOT NULL, starts_on DATE NOT NULL, first_end_on DATE,
        renewal VARCHAR(20) NOT NULL, further_months INTEGER, notice_amount INTEGER NOT NULL, notice_unit VARCHAR(20) NOT NULL,
        notice_way VARCHAR(20), notice_to VARCHAR NOT NULL, lead_days INTEGER NOT NULL, value BIGINT, value_per VARCHAR(20) NOT NULL,
        currency VARCHAR NOT NULL, indexation VARCHAR NOT NULL, minutes_included INTEGER, minutes_per VARCHAR(20) NOT NULL,
        version INTEGER NOT NULL, created_at BIGINT NOT NULL, created_by BLOB, updated_at BIGINT NOT NULL, updated_by BLOB,
        CONSTRAINT pk_contract_before PRIMARY KEY ("key"),
        CONSTRAINT fk_contract_before_contract_key FOREIGN KEY(contract_key) REFERENCES contract ("key") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT ck_contract_before_renewal CHECK (renewal IN ('ends', 'tacit', 'evergreen')),
        CONSTRAINT ck_contract_before_noticeunit CHECK (notice_unit IN ('days', 'working_days', 'months')),
        CONSTRAINT ck_contract_before_noticeway CHECK (notice_way IN ('registered_letter', 'certified_fax', 'email', 'portal', 'writing')),
        CONSTRAINT ck_contract_before_per CHECK (value_per IN ('month', 'quarter', 'year')),
        CONSTRAINT ck_contract_before_per CHECK (minutes_per IN ('month', 'quarter', 'year'))
    )
    """,
    "CREATE INDEX ix_contract_before_contract_key ON contract_before (contract_key)",
    """
    CREATE TABLE contract_decision (
        "key" BLOB NOT NULL, contract_key BLOB NOT NULL, for_end DATE NOT NULL, decision VARCHAR(20) NOT NULL,
        by_side VARCHAR(20) NOT NULL, decided_on DATE NOT NULL, reason VARCHAR NOT NULL, version INTEGER NOT NULL,
        created_at BIGINT NOT NULL, created_by BLOB, updated_at BIGINT NOT NULL, updated_by BLOB,
        CONSTRAINT pk_contract_decision PRIMARY KEY ("key"),
        CONSTRAINT fk_contract_decision_contract_key FOREIGN KEY(contract_key) REFERENCES contract ("key") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT ck_contract_decision_decision CHECK (decision IN ('renewed', 'renegotiated', 'notice_given', 'lost')),
        CONSTRAINT ck_contract_decision_promiser CHECK (by_side IN ('us', 'them'))
    )
    """,
    "CREATE INDEX ix_contract_decision_contract_key ON contract_decision (contract_key)",
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
)
