CREATE TABLE "edit_draft" (
	"person_id" text PRIMARY KEY NOT NULL,
	"edit" text NOT NULL,
	"revision" bigint NOT NULL,
	"changed_at" bigint NOT NULL,
	FOREIGN KEY ("person_id") REFERENCES "person"("id")
);
--> statement-breakpoint
CREATE TABLE "edit_log" (
	"tenant_id" text NOT NULL,
	"revision" bigint NOT NULL,
	"person_id" text,
	"kind" text NOT NULL,
	"about" text NOT NULL,
	"at" bigint NOT NULL,
	PRIMARY KEY("tenant_id", "revision"),
	FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id"),
	FOREIGN KEY ("person_id") REFERENCES "person"("id")
);
