CREATE TABLE `held_version` (
	`place` text NOT NULL,
	`kept_at` integer NOT NULL,
	`tenant_id` text NOT NULL,
	`person_id` text NOT NULL,
	`words` blob NOT NULL,
	PRIMARY KEY(`place`, `kept_at`),
	FOREIGN KEY (`tenant_id`) REFERENCES `tenant`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `held_version_person` ON `held_version` (`person_id`,`kept_at`);--> statement-breakpoint
CREATE INDEX `held_version_tenant` ON `held_version` (`tenant_id`);
