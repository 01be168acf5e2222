CREATE TABLE "absence" (
	"person_id" text NOT NULL,
	"first_day" text NOT NULL,
	"last_day" text NOT NULL,
	PRIMARY KEY("person_id", "first_day")
);
--> statement-breakpoint
CREATE TABLE "closed_day" (
	"unit_id" text NOT NULL,
	"date" text NOT NULL,
	"kind" text NOT NULL,
	PRIMARY KEY("unit_id", "date"),
	CHECK ("kind" IN ('break','holiday','testing','snow'))
);
--> statement-breakpoint
CREATE TABLE "coaching_pair" (
	"coach_id" text NOT NULL,
	"coachee_id" text NOT NULL,
	PRIMARY KEY("coach_id", "coachee_id")
);
--> statement-breakpoint
CREATE TABLE "contact" (
	"person_id" text NOT NULL,
	"week" text NOT NULL,
	"occurrence_key" text NOT NULL,
	PRIMARY KEY("person_id", "week", "occurrence_key")
);
--> statement-breakpoint
CREATE TABLE "cross_figure" (
	"team_id" text NOT NULL,
	"window" text NOT NULL,
	"topic" text NOT NULL,
	"items" text NOT NULL,
	"figure" text NOT NULL,
	PRIMARY KEY("team_id", "topic", "window"),
	CHECK ("topic" IN ('confidence','worth','fit'))
);
--> statement-breakpoint
CREATE TABLE "digest" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"team_id" text NOT NULL,
	"window" text NOT NULL,
	"figures" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "disclosure" (
	"unit_id" text NOT NULL,
	"driver_id" text NOT NULL,
	"window" text NOT NULL,
	"people" text NOT NULL,
	"cell" text NOT NULL, "counts" text, "units" text,
	PRIMARY KEY("unit_id", "driver_id", "window")
);
--> statement-breakpoint
CREATE TABLE "driver_rollup" (
	"team_id" text NOT NULL,
	"window" text NOT NULL,
	"driver_id" text NOT NULL,
	"not_yet" bigint NOT NULL,
	"partly" bigint NOT NULL,
	"in_place" bigint NOT NULL,
	"cant_tell" bigint NOT NULL,
	PRIMARY KEY("team_id", "window", "driver_id"),
	CHECK ("not_yet" >= 0 AND "partly" >= 0 AND "in_place" >= 0 AND "cant_tell" >= 0)
);
--> statement-breakpoint
CREATE TABLE "judged" (
	"unit_id" text NOT NULL,
	"driver_id" text NOT NULL,
	"window" text NOT NULL,
	PRIMARY KEY("unit_id", "driver_id")
);
--> statement-breakpoint
CREATE TABLE "latest_answer" (
	"team_id" text NOT NULL,
	"period" text NOT NULL,
	"driver_id" text NOT NULL,
	"person_id" text NOT NULL,
	"window" text NOT NULL,
	"rating" text NOT NULL,
	PRIMARY KEY("team_id", "period", "driver_id", "person_id"),
	CHECK ("rating" IN ('not_yet','partly','in_place','cant_tell'))
);
--> statement-breakpoint
CREATE TABLE "occurrence" (
	"key" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"loop" text NOT NULL,
	"view" text NOT NULL,
	"subject" text NOT NULL,
	"window" text NOT NULL,
	"due_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"decided_at" bigint NOT NULL,
	CHECK ("state" IN ('planned','released','sent','answered','skipped','expired','cancelled','failed'))
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"loop" text NOT NULL,
	"view" text NOT NULL,
	"subject" text NOT NULL,
	"lane" bigint NOT NULL,
	"state" text NOT NULL,
	"due_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"owner" text,
	"attempt" bigint NOT NULL,
	"lease_until" bigint,
	"first_tried_at" bigint,
	"channel_id" text,
	"message_id" text,
	"sent_at" bigint,
	"revision" bigint NOT NULL,
	"refresh_at" bigint,
	"refresh_attempt" bigint NOT NULL,
	"last_error" text, "platform" text CHECK ("platform" IN ('slack','teams')), "workspace_id" text,
	CHECK ("state" IN ('ready','sending','uncertain','sent','dead','expired','cancelled')),
	CHECK ("lane" BETWEEN 0 AND 3)
);
--> statement-breakpoint
CREATE TABLE "place" (
	"platform" text NOT NULL,
	"workspace_id" text NOT NULL,
	"channel_id" text NOT NULL,
	"kind" text NOT NULL,
	"route" text NOT NULL,
	"gone" text,
	PRIMARY KEY("platform", "workspace_id", "channel_id"),
	CHECK ("platform" IN ('slack','teams')),
	CHECK ("kind" IN ('direct','group','channel'))
);
--> statement-breakpoint
CREATE TABLE "plan_mark" (
	"tenant_id" text NOT NULL,
	"loop" text NOT NULL,
	"window" text NOT NULL,
	"revision" bigint NOT NULL,
	"tzdata" text NOT NULL,
	PRIMARY KEY("tenant_id", "loop", "window")
);
--> statement-breakpoint
CREATE TABLE "practice_figure" (
	"unit_id" text NOT NULL,
	"source" text NOT NULL,
	"round" text NOT NULL,
	"figure" text NOT NULL,
	"told" text NOT NULL,
	PRIMARY KEY("unit_id", "source", "round"),
	CHECK ("source" IN ('self','observer'))
);
--> statement-breakpoint
CREATE TABLE "pulse" (
	"team_id" text NOT NULL,
	"window" text NOT NULL,
	"verdict" text NOT NULL,
	"halved_until" text,
	"halved_for" text,
	PRIMARY KEY("team_id", "window"),
	CHECK ("verdict" IN ('ask','halved','undecided','unposted','small_team')),
	CHECK ("halved_for" IN ('few_answers','cant_tell'))
);
--> statement-breakpoint
CREATE TABLE "team_draw" (
	"team_id" text NOT NULL,
	"window" text NOT NULL,
	"drivers" text NOT NULL,
	"cross_topic" text CHECK ("cross_topic" IN ('confidence','worth','fit')),
	PRIMARY KEY("team_id", "window")
);
--> statement-breakpoint
CREATE TABLE "tenant" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"k" bigint NOT NULL,
	"locale" text NOT NULL,
	"revision" bigint NOT NULL,
	"vocabulary" text DEFAULT 'plain' NOT NULL,
	CHECK ("k" >= 3),
	CHECK ("locale" IN ('en','es')),
	CHECK ("vocabulary" IN ('plain','nirn'))
);
--> statement-breakpoint
CREATE TABLE "window_rollup" (
	"team_id" text NOT NULL,
	"window" text NOT NULL,
	"asked" bigint NOT NULL,
	"answered" bigint NOT NULL,
	PRIMARY KEY("team_id", "window"),
	CHECK ("asked" >= 0 AND "answered" >= 0 AND "answered" <= "asked")
);
--> statement-breakpoint
CREATE TABLE "own_item" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"driver_id" text NOT NULL,
	"facet" text NOT NULL,
	"audiences" text NOT NULL,
	"cadence" text NOT NULL,
	"stages" text NOT NULL,
	"wording" text NOT NULL,
	"active" bigint NOT NULL,
	FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id"),
	CHECK ("facet" IN ('effort','fidelity','alignment','need')),
	CHECK ("cadence" IN ('normal','monthly','termly'))
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"locale" text NOT NULL,
	"zone" text NOT NULL,
	"work_days" text NOT NULL,
	"work_start" text NOT NULL,
	"work_end" text NOT NULL,
	"home_team_id" text,
	"calendar_unit_id" text,
	"audience" text NOT NULL,
	"active" bigint NOT NULL, "acted_on" text CHECK ("acted_on" IN ('slack','teams')),
	FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id"),
	CHECK ("locale" IN ('en','es')),
	CHECK ("audience" IN ('staff','coach','leadership'))
);
--> statement-breakpoint
CREATE TABLE "practice_component" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"position" bigint NOT NULL,
	"wording" text NOT NULL,
	"active" bigint NOT NULL,
	FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id")
);
--> statement-breakpoint
CREATE TABLE "unit" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"kind" text NOT NULL,
	"parent_id" text,
	"name" text NOT NULL,
	"zone" text NOT NULL,
	"channel_id" text,
	"focus_driver" text,
	"checkin_every_weeks" bigint NOT NULL,
	"checkin_day" bigint NOT NULL,
	"checkin_time" text NOT NULL,
	"checkin_spread" bigint NOT NULL,
	"digest_day" bigint NOT NULL,
	"digest_time" text NOT NULL,
	"first_day" text,
	"last_day" text,
	"active" bigint NOT NULL, "answers_by" text DEFAULT 'check_in' NOT NULL CHECK ("answers_by" IN ('check_in','vote')), "stage" text DEFAULT 'initial' NOT NULL CHECK ("stage" IN ('exploration','installation','initial','full')),
	FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id"),
	CHECK ("kind" IN ('state','region','district','school','team'))
);
--> statement-breakpoint
CREATE TABLE "workspace" (
	"platform" text NOT NULL,
	"workspace_id" text NOT NULL,
	"tenant_id" text NOT NULL,
	"blocked_reason" text,
	"route" text,
	PRIMARY KEY("platform", "workspace_id"),
	FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id"),
	CHECK ("platform" IN ('slack','teams'))
);
--> statement-breakpoint
CREATE TABLE "account" (
	"person_id" text NOT NULL,
	"platform" text NOT NULL,
	"tenant_id" text NOT NULL,
	"user_id" text NOT NULL,
	"channel_id" text,
	"unreachable" text,
	"told" bigint DEFAULT 0 NOT NULL CHECK ("told" IN (0, 1)),
	PRIMARY KEY("person_id", "platform"),
	FOREIGN KEY ("person_id") REFERENCES "person"("id"),
	CHECK ("platform" IN ('slack','teams'))
);
--> statement-breakpoint
CREATE TABLE "action" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"unit_id" text NOT NULL,
	"driver_id" text NOT NULL,
	"source" text NOT NULL,
	"digest_id" text,
	"kind" text,
	"pair_id" text,
	"previous_id" text,
	"cycle" bigint NOT NULL,
	"covering_driver" text,
	"score_then" bigint,
	"state" text NOT NULL,
	"outcome" text,
	"owner_id" text,
	"due" text,
	"title" bytea,
	"prediction" bytea,
	"measure" bytea,
	"seen" bytea,
	"decided" bytea,
	"proposed_by" text,
	"created_at" bigint NOT NULL,
	"closed_at" bigint,
	"watch" text,
	FOREIGN KEY ("unit_id") REFERENCES "unit"("id"),
	FOREIGN KEY ("owner_id") REFERENCES "person"("id"),
	FOREIGN KEY ("proposed_by") REFERENCES "person"("id"),
	CHECK ("source" IN ('decision','command','suggestion','cover','barrier','analysis')),
	CHECK ("kind" IN ('technical','adaptive')),
	CHECK ("state" IN ('proposed','agreed','doing','study','act','closed')),
	CHECK ("outcome" IN ('adopted','adapted','abandoned','again')),
	CHECK ("watch" IN ('fresh','open','told')),
	CHECK ("cycle" >= 1),
	CHECK ("state" = 'proposed' OR ("owner_id" IS NOT NULL AND "due" IS NOT NULL)),
	CHECK ("state" <> 'closed' OR ("seen" IS NOT NULL AND "decided" IS NOT NULL AND "outcome" IS NOT NULL AND "closed_at" IS NOT NULL))
);
--> statement-breakpoint
CREATE TABLE "barrier" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"unit_id" text NOT NULL,
	"level_unit_id" text NOT NULL,
	"driver_id" text NOT NULL,
	"state" text NOT NULL,
	"levels_up" bigint NOT NULL,
	"kind" text,
	"owner_id" text,
	"words" bytea NOT NULL,
	"answer" text,
	"reason" bytea,
	"raised_on" text NOT NULL,
	"since" text NOT NULL,
	"acknowledge_by" text NOT NULL,
	"answer_by" text NOT NULL,
	"acknowledged_on" text,
	"days_to_answer" bigint,
	"reopened" bigint NOT NULL,
	"closed_on" text,
	"merged_into" text,
	FOREIGN KEY ("unit_id") REFERENCES "unit"("id"),
	FOREIGN KEY ("level_unit_id") REFERENCES "unit"("id"),
	FOREIGN KEY ("owner_id") REFERENCES "person"("id"),
	CHECK ("state" IN ('raised','triaged','owned','told','closed','reopened','revisited','merged')),
	CHECK ("kind" IN ('technical','adaptive','mixed')),
	CHECK ("answer" IN ('resolved','eased','declined')),
	CHECK ("levels_up" >= 0),
	CHECK ("state" NOT IN ('told','closed','revisited') OR ("answer" IS NOT NULL AND "reason" IS NOT NULL)),
	CHECK ("state" <> 'merged' OR "merged_into" IS NOT NULL)
);
--> statement-breakpoint
CREATE TABLE "check_in" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"person_id" text NOT NULL,
	"team_id" text NOT NULL,
	"window" text NOT NULL,
	"opened_at" bigint NOT NULL,
	"closes_at" bigint NOT NULL,
	"answered_at" bigint,
	"snoozes" bigint NOT NULL, "declined" text CHECK ("declined" IN ('not_now','paused')), "offers_pause" bigint DEFAULT 0 NOT NULL,
	FOREIGN KEY ("person_id") REFERENCES "person"("id"),
	FOREIGN KEY ("team_id") REFERENCES "unit"("id")
);
--> statement-breakpoint
CREATE TABLE "coaching_contact" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"coach_id" text NOT NULL,
	"coachee_id" text NOT NULL,
	"team_id" text,
	"cycle" text NOT NULL,
	"due_on" text NOT NULL,
	"with_check" bigint NOT NULL,
	"state" text NOT NULL,
	"moves" bigint NOT NULL,
	"logged_at" bigint,
	"logged_order" double precision,
	"asked_at" bigint,
	FOREIGN KEY ("coach_id") REFERENCES "person"("id"),
	FOREIGN KEY ("coachee_id") REFERENCES "person"("id"),
	CHECK ("state" IN ('planned','held','not_held')),
	CHECK ("moves" >= 0),
	CHECK ("with_check" IN (0,1))
);
--> statement-breakpoint
CREATE TABLE "coaching_entry" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"author_id" text NOT NULL,
	"coach_id" text NOT NULL,
	"coachee_id" text NOT NULL,
	"cycle" text NOT NULL,
	"moment" text NOT NULL,
	"body" bytea NOT NULL,
	"state" text NOT NULL,
	"sharing" text NOT NULL,
	"written_at" bigint NOT NULL,
	"expires_on" text NOT NULL,
	"keep" bigint NOT NULL,
	FOREIGN KEY ("author_id") REFERENCES "person"("id"),
	CHECK ("moment" IN ('before','after','check','monthly')),
	CHECK ("state" IN ('draft','kept')),
	CHECK ("sharing" IN ('not','now','after_talk')),
	CHECK ("author_id" = "coachee_id" OR "sharing" = 'not'),
	CHECK ("keep" IN (0,1))
);
--> statement-breakpoint
CREATE TABLE "coaching_plan" (
	"coach_id" text NOT NULL,
	"coachee_id" text NOT NULL,
	"tenant_id" text NOT NULL,
	"focus" bytea,
	"coach_commits" bytea,
	"coachee_commits" bytea,
	"looked_at" text NOT NULL,
	"every_weeks" bigint NOT NULL,
	"since" text NOT NULL,
	"review_on" text,
	"fade_rule" text NOT NULL,
	"proposed_weeks" bigint,
	"on_track_since" text NOT NULL,
	"updated_at" bigint NOT NULL,
	PRIMARY KEY("coach_id", "coachee_id"),
	FOREIGN KEY ("coach_id") REFERENCES "person"("id"),
	FOREIGN KEY ("coachee_id") REFERENCES "person"("id"),
	CHECK ("looked_at" IN ('visit','video','work','talk')),
	CHECK ("every_weeks" IN (2,4,6)),
	CHECK ("proposed_weeks" IN (4,6)),
	CHECK ("fade_rule" IN ('two_on_track','never'))
);
--> statement-breakpoint
CREATE TABLE "coaching_time" (
	"coach_id" text PRIMARY KEY NOT NULL,
	"minutes" bigint NOT NULL,
	FOREIGN KEY ("coach_id") REFERENCES "person"("id"),
	CHECK ("minutes" BETWEEN 0 AND 2400)
);
--> statement-breakpoint
CREATE TABLE "decision" (
	"digest_id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"driver_id" text NOT NULL,
	"choice" text NOT NULL,
	"person_id" text NOT NULL,
	"decided_at" bigint NOT NULL,
	"decided_order" double precision NOT NULL,
	FOREIGN KEY ("digest_id") REFERENCES "digest"("id"),
	FOREIGN KEY ("person_id") REFERENCES "person"("id"),
	CHECK ("choice" IN ('do_it','talk_first','not_now'))
);
--> statement-breakpoint
CREATE TABLE "enrolment" (
	"person_id" text PRIMARY KEY NOT NULL,
	"mode" text NOT NULL,
	"until" text,
	"changed_at" bigint NOT NULL,
	FOREIGN KEY ("person_id") REFERENCES "person"("id"),
	CHECK ("mode" IN ('each','every_other','paused','quiet'))
);
--> statement-breakpoint
CREATE TABLE "item_left_out" (
	"team_id" text NOT NULL,
	"item_id" text NOT NULL,
	"person_id" text NOT NULL,
	"decided_at" bigint NOT NULL,
	PRIMARY KEY("team_id", "item_id"),
	FOREIGN KEY ("person_id") REFERENCES "person"("id")
);
--> statement-breakpoint
CREATE TABLE "load_decision" (
	"team_id" text NOT NULL,
	"window" text NOT NULL,
	"choice" text NOT NULL,
	"person_id" text NOT NULL,
	"decided_at" bigint NOT NULL,
	"decided_order" double precision NOT NULL,
	"told_in" text,
	PRIMARY KEY("team_id", "window"),
	FOREIGN KEY ("team_id") REFERENCES "unit"("id"),
	FOREIGN KEY ("person_id") REFERENCES "person"("id"),
	CHECK ("choice" IN ('less','keep'))
);
--> statement-breakpoint
CREATE TABLE "lookup" (
	"person_id" text NOT NULL,
	"by_id" text NOT NULL,
	"at" bigint NOT NULL,
	PRIMARY KEY("person_id", "by_id", "at"),
	FOREIGN KEY ("person_id") REFERENCES "person"("id"),
	FOREIGN KEY ("by_id") REFERENCES "person"("id")
);
--> statement-breakpoint
CREATE TABLE "membership" (
	"person_id" text NOT NULL,
	"unit_id" text NOT NULL,
	"role" text NOT NULL,
	PRIMARY KEY("person_id", "unit_id", "role"),
	FOREIGN KEY ("person_id") REFERENCES "person"("id"),
	FOREIGN KEY ("unit_id") REFERENCES "unit"("id"),
	CHECK ("role" IN ('staff','coach','leader','facilitator','evaluator','admin'))
);
--> statement-breakpoint
CREATE TABLE "practice_check" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"person_id" text NOT NULL,
	"source" text NOT NULL,
	"observer_id" text NOT NULL,
	"team_id" text,
	"cycle" text NOT NULL,
	"made_on" text NOT NULL,
	"made_at" bigint NOT NULL,
	"told_at" bigint,
	"talked_at" bigint,
	FOREIGN KEY ("person_id") REFERENCES "person"("id"),
	FOREIGN KEY ("observer_id") REFERENCES "person"("id"),
	CHECK ("source" IN ('self','observer')),
	CHECK ("source" = 'observer' OR "observer_id" = "person_id")
);
--> statement-breakpoint
CREATE TABLE "stage_decision" (
	"unit_id" text NOT NULL,
	"decided_order" double precision NOT NULL,
	"from_stage" text NOT NULL,
	"to_stage" text NOT NULL,
	"why" text NOT NULL,
	"person_id" text NOT NULL,
	"decided_at" bigint NOT NULL,
	"told_in" text,
	PRIMARY KEY("unit_id", "decided_order"),
	FOREIGN KEY ("unit_id") REFERENCES "unit"("id"),
	FOREIGN KEY ("person_id") REFERENCES "person"("id"),
	CHECK ("from_stage" IN ('exploration','installation','initial','full')),
	CHECK ("to_stage" IN ('exploration','installation','initial','full')),
	CHECK ("from_stage" <> "to_stage")
);
--> statement-breakpoint
CREATE TABLE "vote" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"team_id" text NOT NULL,
	"window" text NOT NULL,
	"kind" text NOT NULL,
	"opened_at" bigint NOT NULL,
	"closes_at" bigint NOT NULL,
	FOREIGN KEY ("team_id") REFERENCES "unit"("id"),
	CHECK ("kind" IN ('items','links'))
);
--> statement-breakpoint
CREATE TABLE "barrier_voice" (
	"barrier_id" text NOT NULL,
	"person_id" text NOT NULL,
	"unit_id" text NOT NULL,
	"shielded" bigint NOT NULL,
	"verdict" text,
	"news" text,
	PRIMARY KEY("barrier_id", "person_id"),
	FOREIGN KEY ("barrier_id") REFERENCES "barrier"("id"),
	FOREIGN KEY ("person_id") REFERENCES "person"("id"),
	FOREIGN KEY ("unit_id") REFERENCES "unit"("id"),
	CHECK ("shielded" IN (0, 1)),
	CHECK ("verdict" IN ('better','same')),
	CHECK ("news" IN ('fresh','told'))
);
--> statement-breakpoint
CREATE TABLE "coaching_step" (
	"contact_id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"coach_id" text NOT NULL,
	"coachee_id" text NOT NULL,
	"cycle" text NOT NULL,
	"step" bytea NOT NULL,
	"due_on" text NOT NULL,
	"tried" text,
	"still_right" text,
	"adaptation" bytea,
	"still_works" text,
	"set_at" bigint NOT NULL,
	FOREIGN KEY ("contact_id") REFERENCES "coaching_contact"("id"),
	CHECK ("tried" IN ('yes','partly','no')),
	CHECK ("still_right" IN ('yes','no')),
	CHECK ("still_works" IN ('yes','partly','no','cant_tell'))
);
--> statement-breakpoint
CREATE TABLE "practice_rating" (
	"check_id" text NOT NULL,
	"component" text NOT NULL,
	"facet" text NOT NULL,
	"points" bigint NOT NULL,
	PRIMARY KEY("check_id", "component", "facet"),
	FOREIGN KEY ("check_id") REFERENCES "practice_check"("id"),
	CHECK ("facet" IN ('effort','fidelity')),
	CHECK ("points" BETWEEN 0 AND 2)
);
--> statement-breakpoint
CREATE TABLE "question" (
	"check_in_id" text NOT NULL,
	"position" bigint NOT NULL,
	"item_id" text NOT NULL,
	"driver_id" text NOT NULL,
	"reason" text NOT NULL,
	"rating" text,
	"rated_order" double precision,
	"skipped" bigint NOT NULL,
	"note" bytea,
	PRIMARY KEY("check_in_id", "position"),
	FOREIGN KEY ("check_in_id") REFERENCES "check_in"("id"),
	CHECK ("rating" IN ('not_yet','partly','in_place','cant_tell'))
);
--> statement-breakpoint
CREATE TABLE "vote_cast" (
	"vote_id" text NOT NULL,
	"position" bigint NOT NULL,
	"person_id" text NOT NULL,
	"rating" text NOT NULL,
	"cast_order" double precision NOT NULL,
	PRIMARY KEY("vote_id", "position", "person_id"),
	FOREIGN KEY ("vote_id") REFERENCES "vote"("id"),
	FOREIGN KEY ("person_id") REFERENCES "person"("id"),
	CHECK ("rating" IN ('not_yet','partly','in_place','cant_tell'))
);
--> statement-breakpoint
CREATE TABLE "vote_question" (
	"vote_id" text NOT NULL,
	"position" bigint NOT NULL,
	"subject_id" text NOT NULL,
	"driver_id" text,
	"reason" text NOT NULL,
	"revealed_at" bigint,
	"not_yet" bigint NOT NULL,
	"partly" bigint NOT NULL,
	"in_place" bigint NOT NULL,
	"cant_tell" bigint NOT NULL,
	"consensus" text,
	"agreed_order" double precision,
	PRIMARY KEY("vote_id", "position"),
	FOREIGN KEY ("vote_id") REFERENCES "vote"("id"),
	CHECK ("consensus" IN ('not_yet','partly','in_place','cant_tell','none')),
	CHECK ("not_yet" >= 0 AND "partly" >= 0 AND "in_place" >= 0 AND "cant_tell" >= 0)
);
--> statement-breakpoint
CREATE INDEX "check_in_person" ON "check_in" ("person_id","opened_at");
--> statement-breakpoint
CREATE INDEX "check_in_team" ON "check_in" ("team_id","window");
--> statement-breakpoint
CREATE UNIQUE INDEX "digest_team_window" ON "digest" ("team_id","window");
--> statement-breakpoint
CREATE INDEX "membership_unit" ON "membership" ("unit_id");
--> statement-breakpoint
CREATE INDEX "occurrence_due" ON "occurrence" ("state","due_at");
--> statement-breakpoint
CREATE INDEX "occurrence_subject" ON "occurrence" ("subject","window");
--> statement-breakpoint
CREATE INDEX "occurrence_window" ON "occurrence" ("loop","window","state");
--> statement-breakpoint
CREATE INDEX "outbox_subject" ON "outbox" ("subject");
--> statement-breakpoint
CREATE INDEX "person_home" ON "person" ("home_team_id");
--> statement-breakpoint
CREATE INDEX "outbox_line" ON "outbox" ("tenant_id","state","lane","due_at");
--> statement-breakpoint
CREATE INDEX "outbox_expiry" ON "outbox" ("state","expires_at");
--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" ("tenant_id","state","due_at");
--> statement-breakpoint
CREATE INDEX "outbox_refresh" ON "outbox" ("tenant_id","state","refresh_at");
--> statement-breakpoint
CREATE INDEX "vote_team" ON "vote" ("team_id","window");
--> statement-breakpoint
CREATE INDEX "own_item_tenant" ON "own_item" ("tenant_id");
--> statement-breakpoint
CREATE INDEX "practice_component_tenant" ON "practice_component" ("tenant_id");
--> statement-breakpoint
CREATE INDEX "coaching_contact_coach" ON "coaching_contact" ("coach_id","cycle");
--> statement-breakpoint
CREATE INDEX "coaching_contact_coachee" ON "coaching_contact" ("coachee_id","cycle");
--> statement-breakpoint
CREATE INDEX "coaching_contact_team" ON "coaching_contact" ("team_id","cycle");
--> statement-breakpoint
CREATE INDEX "coaching_contact_cycle" ON "coaching_contact" ("tenant_id","cycle");
--> statement-breakpoint
CREATE INDEX "practice_check_person" ON "practice_check" ("person_id","cycle");
--> statement-breakpoint
CREATE INDEX "practice_check_team" ON "practice_check" ("team_id","cycle");
--> statement-breakpoint
CREATE INDEX "practice_check_observer" ON "practice_check" ("observer_id","cycle");
--> statement-breakpoint
CREATE INDEX "action_unit" ON "action" ("unit_id","state");
--> statement-breakpoint
CREATE INDEX "action_owner" ON "action" ("owner_id","state");
--> statement-breakpoint
CREATE INDEX "action_watch" ON "action" ("unit_id","watch");
--> statement-breakpoint
CREATE UNIQUE INDEX "workspace_tenant" ON "workspace" ("tenant_id","platform");
--> statement-breakpoint
CREATE UNIQUE INDEX "account_user" ON "account" ("tenant_id","platform","user_id");
--> statement-breakpoint
CREATE INDEX "place_kind" ON "place" ("platform","workspace_id","kind");
--> statement-breakpoint
CREATE INDEX "person_tenant" ON "person" ("tenant_id");
--> statement-breakpoint
CREATE INDEX "coaching_step_pair" ON "coaching_step" ("coach_id","coachee_id","cycle");
--> statement-breakpoint
CREATE INDEX "coaching_entry_author" ON "coaching_entry" ("author_id","written_at");
--> statement-breakpoint
CREATE INDEX "coaching_entry_pair" ON "coaching_entry" ("coach_id","coachee_id","cycle");
--> statement-breakpoint
CREATE INDEX "coaching_entry_expiry" ON "coaching_entry" ("tenant_id","expires_on");
--> statement-breakpoint
CREATE INDEX "barrier_level" ON "barrier" ("level_unit_id","state");
--> statement-breakpoint
CREATE INDEX "barrier_unit" ON "barrier" ("unit_id","state");
--> statement-breakpoint
CREATE INDEX "barrier_voice_news" ON "barrier_voice" ("unit_id","news");
