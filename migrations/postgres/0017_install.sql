CREATE TABLE "installation" (
	"platform" text NOT NULL,
	"workspace_id" text NOT NULL,
	"name" text NOT NULL,
	"installed_at" bigint NOT NULL,
	"version" bigint NOT NULL,
	"token" bytea,
	PRIMARY KEY("platform", "workspace_id"),
	CHECK ("platform" IN ('slack','teams')),
	CHECK ("version" >= 1)
);
--> statement-breakpoint
CREATE TABLE "redeemed" (
	"once" text PRIMARY KEY NOT NULL,
	"until" bigint NOT NULL
);
