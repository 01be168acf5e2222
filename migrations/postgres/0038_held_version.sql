CREATE TABLE "held_version" (
	"place" text NOT NULL,
	"kept_at" bigint NOT NULL,
	"tenant_id" text NOT NULL,
	"person_id" text NOT NULL,
	"words" bytea NOT NULL,
	PRIMARY KEY("place", "kept_at"),
	FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id"),
	FOREIGN KEY ("person_id") REFERENCES "person"("id")
);
--> statement-breakpoint
CREATE INDEX "held_version_person" ON "held_version" ("person_id","kept_at");--> statement-breakpoint
CREATE INDEX "held_version_tenant" ON "held_version" ("tenant_id");
