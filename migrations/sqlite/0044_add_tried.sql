ALTER TABLE `account` ADD `add_tried_at` integer;
