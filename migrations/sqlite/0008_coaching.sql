CREATE TABLE `coaching_contact` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`coach_id` text NOT NULL,
	`coachee_id` text NOT NULL,
	`team_id` text,
	`cycle` text NOT NULL,
	`due_on` text NOT NULL,
	`with_check` integer NOT NULL,
	`state` text NOT NULL,
	`moves` integer NOT NULL,
	`logged_at` integer,
	`logged_order` real,
	`asked_at` integer,
	FOREIGN KEY (`coach_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`coachee_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CHECK (`state` IN ('planned','held','not_held')),
	CHECK (`moves` >= 0),
	CHECK (`with_check` IN (0,1))
) STRICT;
--> statement-breakpoint
CREATE INDEX `coaching_contact_coach` ON `coaching_contact` (`coach_id`,`cycle`);--> statement-breakpoint
CREATE INDEX `coaching_contact_coachee` ON `coaching_contact` (`coachee_id`,`cycle`);--> statement-breakpoint
CREATE INDEX `coaching_contact_team` ON `coaching_contact` (`team_id`,`cycle`);--> statement-breakpoint
CREATE INDEX `coaching_contact_cycle` ON `coaching_contact` (`tenant_id`,`cycle`);--> statement-breakpoint
CREATE TABLE `practice_check` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`person_id` text NOT NULL,
	`source` text NOT NULL,
	`observer_id` text NOT NULL,
	`team_id` text,
	`cycle` text NOT NULL,
	`made_on` text NOT NULL,
	`made_at` integer NOT NULL,
	`told_at` integer,
	`talked_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`observer_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CHECK (`source` IN ('self','observer')),
	CHECK (`source` = 'observer' OR `observer_id` = `person_id`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `practice_check_person` ON `practice_check` (`person_id`,`cycle`);--> statement-breakpoint
CREATE INDEX `practice_check_team` ON `practice_check` (`team_id`,`cycle`);--> statement-breakpoint
CREATE INDEX `practice_check_observer` ON `practice_check` (`observer_id`,`cycle`);--> statement-breakpoint
CREATE TABLE `practice_rating` (
	`check_id` text NOT NULL,
	`component` text NOT NULL,
	`facet` text NOT NULL,
	`points` integer NOT NULL,
	PRIMARY KEY(`check_id`, `component`, `facet`),
	FOREIGN KEY (`check_id`) REFERENCES `practice_check`(`id`) ON UPDATE no action ON DELETE no action,
	CHECK (`facet` IN ('effort','fidelity')),
	CHECK (`points` BETWEEN 0 AND 2)
) STRICT;
--> statement-breakpoint
CREATE TABLE `practice_figure` (
	`unit_id` text NOT NULL,
	`source` text NOT NULL,
	`round` text NOT NULL,
	`figure` text NOT NULL,
	`told` text NOT NULL,
	PRIMARY KEY(`unit_id`, `source`, `round`),
	CHECK (`source` IN ('self','observer'))
) STRICT;
