CREATE TABLE `installation` (
	`platform` text NOT NULL,
	`workspace_id` text NOT NULL,
	`name` text NOT NULL,
	`installed_at` integer NOT NULL,
	`version` integer NOT NULL,
	`token` blob,
	PRIMARY KEY(`platform`, `workspace_id`),
	CHECK (`platform` IN ('slack','teams')),
	CHECK (`version` >= 1)
) STRICT;
--> statement-breakpoint
CREATE TABLE `redeemed` (
	`once` text PRIMARY KEY NOT NULL,
	`until` integer NOT NULL
) STRICT;
