CREATE TRIGGER action_obstacles_delete_counted AFTER DELETE ON action_obstacles BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = (SELECT scan_id FROM actions WHERE id = OLD.action_id); END;
CREATE TRIGGER action_obstacles_insert_counted AFTER INSERT ON action_obstacles BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = (SELECT scan_id FROM actions WHERE id = NEW.action_id); END;
CREATE TRIGGER action_obstacles_update_counted AFTER UPDATE ON action_obstacles BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = (SELECT scan_id FROM actions WHERE id = NEW.action_id); END;
CREATE TRIGGER action_updates_delete_counted AFTER DELETE ON action_updates BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = (SELECT scan_id FROM actions WHERE id = OLD.action_id); END;
CREATE TRIGGER action_updates_insert_counted AFTER INSERT ON action_updates BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = (SELECT scan_id FROM actions WHERE id = NEW.action_id); END;
CREATE TRIGGER action_updates_update_counted AFTER UPDATE ON action_updates BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = (SELECT scan_id FROM actions WHERE id = NEW.action_id); END;
CREATE TRIGGER actions_delete_counted AFTER DELETE ON actions BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = OLD.scan_id; END;
CREATE TRIGGER actions_insert_counted AFTER INSERT ON actions BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = NEW.scan_id; END;
CREATE TRIGGER actions_update_counted AFTER UPDATE ON actions BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = NEW.scan_id; END;
CREATE TRIGGER adopted_plans_delete_counted AFTER DELETE ON adopted_plans BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = OLD.scan_id; END;
CREATE TRIGGER adopted_plans_insert_counted AFTER INSERT ON adopted_plans BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = NEW.scan_id; END;
CREATE TRIGGER adopted_plans_no_delete BEFORE DELETE ON adopted_plans WHEN EXISTS (SELECT 1 FROM scans WHERE id = OLD.scan_id) BEGIN SELECT RAISE(ABORT, 'adopted_plans only grows'); END;
CREATE TRIGGER adopted_plans_no_update BEFORE UPDATE ON adopted_plans WHEN 1 BEGIN SELECT RAISE(ABORT, 'adopted_plans only grows'); END;
CREATE TRIGGER adopted_plans_update_counted AFTER UPDATE ON adopted_plans BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = NEW.scan_id; END;
CREATE TRIGGER events_delete_counted AFTER DELETE ON events BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = OLD.scan_id; END;
CREATE TRIGGER events_insert_counted AFTER INSERT ON events BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = NEW.scan_id; END;
CREATE TRIGGER events_no_delete BEFORE DELETE ON events WHEN 1 BEGIN SELECT RAISE(ABORT, 'events only grows'); END;
CREATE TRIGGER events_no_update BEFORE UPDATE ON events WHEN 1 BEGIN SELECT RAISE(ABORT, 'events only grows'); END;
CREATE TRIGGER events_update_counted AFTER UPDATE ON events BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = NEW.scan_id; END;
CREATE TRIGGER focus_themes_delete_counted AFTER DELETE ON focus_themes BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = OLD.scan_id; END;
CREATE TRIGGER focus_themes_insert_counted AFTER INSERT ON focus_themes BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = NEW.scan_id; END;
CREATE TRIGGER focus_themes_update_counted AFTER UPDATE ON focus_themes BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = NEW.scan_id; END;
CREATE TRIGGER obstacles_delete_counted AFTER DELETE ON obstacles BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = OLD.scan_id; END;
CREATE TRIGGER obstacles_insert_counted AFTER INSERT ON obstacles BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = NEW.scan_id; END;
CREATE TRIGGER obstacles_update_counted AFTER UPDATE ON obstacles BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = NEW.scan_id; END;
CREATE TRIGGER own_contents_no_delete BEFORE DELETE ON own_contents WHEN EXISTS (SELECT 1 FROM schools WHERE id = OLD.school_id) BEGIN SELECT RAISE(ABORT, 'own_contents only grows'); END;
CREATE TRIGGER own_contents_no_update BEFORE UPDATE ON own_contents BEGIN SELECT RAISE(ABORT, 'own_contents only grows'); END;
CREATE TRIGGER picture_checks_delete_counted AFTER DELETE ON picture_checks BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = OLD.scan_id; END;
CREATE TRIGGER picture_checks_delete_ended AFTER DELETE ON picture_checks WHEN OLD.salt IS NOT NULL BEGIN INSERT INTO ended VALUES ('picture_checks', OLD.id, substr(OLD.salt, 1, 8)) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER picture_checks_insert_counted AFTER INSERT ON picture_checks BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = NEW.scan_id; END;
CREATE TRIGGER picture_checks_no_update BEFORE UPDATE ON picture_checks WHEN OLD.revealed_on IS NOT NULL OR (NEW.id, NEW.scan_id, NEW.theme_id, NEW.named, NEW.opened_on) <> (OLD.id, OLD.scan_id, OLD.theme_id, OLD.named, OLD.opened_on) OR NEW.obstacle_id IS NOT OLD.obstacle_id BEGIN SELECT RAISE(ABORT, 'a check keeps its promise'); END;
CREATE TRIGGER picture_checks_update_counted AFTER UPDATE ON picture_checks BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = NEW.scan_id; END;
CREATE TRIGGER picture_checks_update_ended AFTER UPDATE ON picture_checks WHEN OLD.salt IS NOT NULL AND NEW.salt IS NULL BEGIN INSERT INTO ended VALUES ('picture_checks', OLD.id, substr(OLD.salt, 1, 8)) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER pictures_no_delete BEFORE DELETE ON pictures WHEN EXISTS (SELECT 1 FROM picture_checks WHERE id = OLD.check_id) BEGIN SELECT RAISE(ABORT, 'a picture goes as a whole'); END;
CREATE TRIGGER pictures_no_update BEFORE UPDATE ON pictures WHEN 1 BEGIN SELECT RAISE(ABORT, 'a picture stays as it was shown'); END;
CREATE TRIGGER plan_messages_delete_counted AFTER DELETE ON plan_messages BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = OLD.scan_id; END;
CREATE TRIGGER plan_messages_insert_counted AFTER INSERT ON plan_messages BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = NEW.scan_id; END;
CREATE TRIGGER plan_messages_update_counted AFTER UPDATE ON plan_messages BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = NEW.scan_id; END;
CREATE TRIGGER revealed_delete_counted AFTER DELETE ON revealed BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = OLD.scan_id; END;
CREATE TRIGGER revealed_insert_counted AFTER INSERT ON revealed BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = NEW.scan_id; END;
CREATE TRIGGER revealed_no_delete BEFORE DELETE ON revealed WHEN EXISTS (SELECT 1 FROM scans WHERE id = OLD.scan_id) BEGIN SELECT RAISE(ABORT, 'revealed only grows'); END;
CREATE TRIGGER revealed_no_update BEFORE UPDATE ON revealed WHEN 1 BEGIN SELECT RAISE(ABORT, 'revealed only grows'); END;
CREATE TRIGGER revealed_update_counted AFTER UPDATE ON revealed BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = NEW.scan_id; END;
CREATE TRIGGER rounds_delete_counted AFTER DELETE ON rounds BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = OLD.scan_id; END;
CREATE TRIGGER rounds_delete_ended AFTER DELETE ON rounds WHEN OLD.salt IS NOT NULL AND OLD.phase <> 'preparing' BEGIN INSERT INTO ended VALUES ('rounds', OLD.scan_id, substr(OLD.salt, 1, 8)) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER rounds_insert_counted AFTER INSERT ON rounds BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = NEW.scan_id; END;
CREATE TRIGGER rounds_no_update BEFORE UPDATE ON rounds WHEN OLD.named <> NEW.named OR OLD.phase = 'revealed' BEGIN SELECT RAISE(ABORT, 'a round keeps its promise'); END;
CREATE TRIGGER rounds_update_counted AFTER UPDATE ON rounds BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = NEW.scan_id; END;
CREATE TRIGGER rounds_update_ended AFTER UPDATE ON rounds WHEN OLD.salt IS NOT NULL AND NEW.salt IS NULL BEGIN INSERT INTO ended VALUES ('rounds', OLD.scan_id, substr(OLD.salt, 1, 8)) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER scan_groups_delete_counted AFTER DELETE ON scan_groups BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = OLD.scan_id; END;
CREATE TRIGGER scan_groups_insert_counted AFTER INSERT ON scan_groups BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = NEW.scan_id; END;
CREATE TRIGGER scan_groups_update_counted AFTER UPDATE ON scan_groups BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = NEW.scan_id; END;
CREATE TRIGGER scan_themes_delete_counted AFTER DELETE ON scan_themes BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = OLD.scan_id; END;
CREATE TRIGGER scan_themes_insert_counted AFTER INSERT ON scan_themes BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = NEW.scan_id; END;
CREATE TRIGGER scan_themes_update_counted AFTER UPDATE ON scan_themes BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = NEW.scan_id; END;
CREATE TRIGGER scans_counted AFTER INSERT ON scans BEGIN INSERT INTO revisions (scan_id, revision) VALUES (NEW.id, 1) ON CONFLICT (scan_id) DO UPDATE SET revision = revision + 1; END;
CREATE TRIGGER scans_delete_counted AFTER DELETE ON scans BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = OLD.id; END;
CREATE TRIGGER scans_update_counted AFTER UPDATE ON scans BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = NEW.id; END;
CREATE TRIGGER schools_counted AFTER UPDATE ON schools BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id IN (SELECT id FROM scans WHERE school_id = NEW.id); END;
CREATE TRIGGER shared_answers_delete_counted AFTER DELETE ON shared_answers BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = OLD.scan_id; END;
CREATE TRIGGER shared_answers_insert_counted AFTER INSERT ON shared_answers BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = NEW.scan_id; END;
CREATE TRIGGER shared_answers_update_counted AFTER UPDATE ON shared_answers BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = NEW.scan_id; END;
CREATE TRIGGER shown_cards_no_delete BEFORE DELETE ON shown_cards WHEN EXISTS (SELECT 1 FROM picture_checks WHERE id = OLD.check_id) BEGIN SELECT RAISE(ABORT, 'a picture goes as a whole'); END;
CREATE TRIGGER shown_cards_no_update BEFORE UPDATE ON shown_cards WHEN (NEW.id, NEW.check_id, NEW.words, NEW.name) <> (OLD.id, OLD.check_id, OLD.words, OLD.name) OR NEW.rating IS NOT OLD.rating BEGIN SELECT RAISE(ABORT, 'a card stays as it was shown'); END;
CREATE TRIGGER shown_cards_update_counted AFTER UPDATE ON shown_cards BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = (SELECT scan_id FROM picture_checks WHERE id = NEW.check_id); END;
CREATE TRIGGER signals_delete_counted AFTER DELETE ON signals BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = OLD.scan_id; END;
CREATE TRIGGER signals_insert_counted AFTER INSERT ON signals BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = NEW.scan_id; END;
CREATE TRIGGER signals_update_counted AFTER UPDATE ON signals BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = NEW.scan_id; END;
CREATE TRIGGER strengths_delete_counted AFTER DELETE ON strengths BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = OLD.scan_id; END;
CREATE TRIGGER strengths_insert_counted AFTER INSERT ON strengths BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = NEW.scan_id; END;
CREATE TRIGGER strengths_update_counted AFTER UPDATE ON strengths BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = NEW.scan_id; END;
CREATE TRIGGER tallies_beside_round_no_insert BEFORE INSERT ON tallies WHEN EXISTS (SELECT 1 FROM rounds WHERE scan_id = NEW.scan_id) BEGIN SELECT RAISE(ABORT, 'no hands beside a round'); END;
CREATE TRIGGER tallies_beside_round_no_update BEFORE UPDATE ON tallies WHEN EXISTS (SELECT 1 FROM rounds WHERE scan_id = NEW.scan_id) BEGIN SELECT RAISE(ABORT, 'no hands beside a round'); END;
CREATE TRIGGER tallies_delete_counted AFTER DELETE ON tallies BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = OLD.scan_id; END;
CREATE TRIGGER tallies_insert_counted AFTER INSERT ON tallies BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = NEW.scan_id; END;
CREATE TRIGGER tallies_update_counted AFTER UPDATE ON tallies BEGIN UPDATE revisions SET revision = revision + 1 WHERE scan_id = NEW.scan_id; END;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
CREATE TABLE action_obstacles (
  action_id TEXT NOT NULL CHECK (length(action_id) BETWEEN 1 AND 100) REFERENCES actions ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  obstacle_id TEXT NOT NULL CHECK (length(obstacle_id) BETWEEN 1 AND 100) REFERENCES obstacles,
  PRIMARY KEY (action_id, position),
  UNIQUE (obstacle_id, action_id)
) STRICT;
CREATE TABLE action_updates (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL CHECK (length(id) BETWEEN 1 AND 100) UNIQUE,
  action_id TEXT NOT NULL CHECK (length(action_id) BETWEEN 1 AND 100) REFERENCES actions ON DELETE CASCADE,
  made_on TEXT CHECK (made_on IS date(made_on, '+0 days')) NOT NULL,
  made_by TEXT NOT NULL CHECK (length(made_by) <= 120),
  status TEXT NOT NULL CHECK (status IN ('not_started', 'busy', 'done', 'stopped')),
  progress INTEGER NOT NULL CHECK (progress BETWEEN 0 AND 100),
  note TEXT NOT NULL CHECK (length(note) <= 2000)
) STRICT;
CREATE TABLE actions (
  id TEXT NOT NULL CHECK (length(id) BETWEEN 1 AND 100),
  scan_id TEXT NOT NULL CHECK (length(scan_id) BETWEEN 1 AND 100) REFERENCES scans ON DELETE CASCADE,
  number INTEGER NOT NULL CHECK (number >= 1),
  title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  strength_id TEXT CHECK (length(strength_id) BETWEEN 1 AND 100) REFERENCES strengths,
  library_id TEXT CHECK (length(library_id) BETWEEN 1 AND 100),
  first_step TEXT NOT NULL CHECK (length(first_step) <= 2000),
  first_step_on TEXT CHECK (first_step_on IS date(first_step_on, '+0 days')),
  owner_name TEXT NOT NULL CHECK (length(owner_name) <= 120),
  owner_role TEXT NOT NULL CHECK (length(owner_role) <= 120),
  deadline TEXT CHECK (deadline IS date(deadline, '+0 days')),
  pupil_gain TEXT NOT NULL CHECK (length(pupil_gain) <= 2000),
  frame TEXT NOT NULL CHECK (length(frame) <= 2000),
  freedom TEXT NOT NULL CHECK (length(freedom) <= 2000),
  success_sign TEXT NOT NULL CHECK (length(success_sign) <= 2000),
  status TEXT NOT NULL CHECK (status IN ('not_started', 'busy', 'done', 'stopped')),
  progress INTEGER NOT NULL CHECK (progress BETWEEN 0 AND 100),
  version INTEGER NOT NULL CHECK (version >= 1),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  PRIMARY KEY (id),
  UNIQUE (scan_id, number)
) STRICT;
CREATE TABLE adopted_plans (
  scan_id TEXT NOT NULL CHECK (length(scan_id) BETWEEN 1 AND 100) REFERENCES scans ON DELETE CASCADE,
  number INTEGER NOT NULL CHECK (number >= 1),
  adopted_at TEXT NOT NULL CHECK (datetime(adopted_at) IS NOT NULL AND adopted_at LIKE '____-__-__T%+00:00'),
  adopted_by TEXT NOT NULL CHECK (length(adopted_by) <= 120),
  decision TEXT NOT NULL CHECK (length(decision) <= 2000),
  plan TEXT NOT NULL CHECK (length(plan) BETWEEN 1 AND 50000000),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  PRIMARY KEY (scan_id, number)
) STRICT;
CREATE TABLE door (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  is_open INTEGER NOT NULL CHECK (is_open IN (0, 1))
) STRICT;
CREATE TABLE ended (
  kind TEXT NOT NULL CHECK (kind IN ('rounds', 'picture_checks')),
  id TEXT NOT NULL CHECK (length(id) BETWEEN 1 AND 100),
  salt_name BLOB NOT NULL CHECK (length(salt_name) IN (0, 8)),
  PRIMARY KEY (kind, id, salt_name)
) STRICT, WITHOUT ROWID;
CREATE TABLE events (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL CHECK (datetime(at) IS NOT NULL AND at LIKE '____-__-__T%+00:00'),
  actor TEXT NOT NULL CHECK (length(actor) <= 120),
  verb TEXT NOT NULL CHECK (verb IN ('created', 'changed', 'deleted', 'restored', 'destroyed', 'merged', 'separated', 'followed', 'adopted', 'imported', 'opened', 'closed', 'revealed')),
  kind TEXT NOT NULL CHECK (kind IN ('scan', 'obstacle', 'strength', 'action', 'plan', 'round', 'picture')),
  scan_id TEXT NOT NULL CHECK (length(scan_id) BETWEEN 1 AND 100),
  subject_id TEXT NOT NULL CHECK (length(subject_id) BETWEEN 1 AND 100),
  undoes INTEGER REFERENCES events,
  hash TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT;
CREATE TABLE focus_themes (
  scan_id TEXT NOT NULL CHECK (length(scan_id) BETWEEN 1 AND 100) REFERENCES scans ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  theme_id TEXT NOT NULL CHECK (length(theme_id) BETWEEN 1 AND 100),
  title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 120),
  PRIMARY KEY (scan_id, position)
) STRICT;
CREATE TABLE installation (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  id TEXT NOT NULL CHECK (length(id) = 36),
  created_at TEXT NOT NULL CHECK (datetime(created_at) IS NOT NULL AND created_at LIKE '____-__-__T%+00:00')
) STRICT;
CREATE TABLE kept_signals (
  slot INTEGER PRIMARY KEY,
  scan_id TEXT NOT NULL CHECK (length(scan_id) BETWEEN 1 AND 100) REFERENCES rounds ON DELETE CASCADE,
  signal_id BLOB NOT NULL CHECK (length(signal_id) = 32),
  content BLOB NOT NULL CHECK (length(content) = 1200)
) STRICT;
CREATE TABLE obstacles (
  id TEXT NOT NULL CHECK (length(id) BETWEEN 1 AND 100),
  scan_id TEXT NOT NULL CHECK (length(scan_id) BETWEEN 1 AND 100) REFERENCES scans ON DELETE CASCADE,
  number INTEGER NOT NULL CHECK (number >= 1),
  theme_id TEXT NOT NULL CHECK (length(theme_id) BETWEEN 1 AND 100),
  title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  source TEXT NOT NULL CHECK (source IN ('statement', 'free', 'library', 'own_role')),
  statement_id TEXT CHECK (length(statement_id) BETWEEN 1 AND 100),
  library_id TEXT CHECK (length(library_id) BETWEEN 1 AND 100),
  blocks TEXT NOT NULL CHECK (length(blocks) <= 2000),
  kept_by TEXT NOT NULL CHECK (length(kept_by) <= 2000),
  decider TEXT CHECK (decider IN ('team', 'team_leader', 'management', 'board', 'outside')),
  influence INTEGER CHECK (influence BETWEEN 1 AND 5),
  impact INTEGER CHECK (impact BETWEEN 1 AND 5),
  votes INTEGER NOT NULL CHECK (votes BETWEEN 0 AND 9999),
  merged_into TEXT REFERENCES obstacles CHECK (merged_into <> id),
  version INTEGER NOT NULL CHECK (version >= 1),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  PRIMARY KEY (id),
  UNIQUE (scan_id, number)
) STRICT;
CREATE TABLE own_contents (
  school_id TEXT NOT NULL CHECK (length(school_id) BETWEEN 1 AND 100) REFERENCES schools ON DELETE CASCADE,
  version INTEGER NOT NULL CHECK (version >= 1),
  made_at TEXT NOT NULL CHECK (datetime(made_at) IS NOT NULL AND made_at LIKE '____-__-__T%+00:00'),
  made_by TEXT NOT NULL CHECK (length(made_by) <= 120),
  content TEXT NOT NULL CHECK (length(content) BETWEEN 1 AND 4000000),
  PRIMARY KEY (school_id, version)
) STRICT;
CREATE TABLE picture_cards (
  slot INTEGER PRIMARY KEY,
  check_id TEXT NOT NULL CHECK (length(check_id) BETWEEN 1 AND 100) REFERENCES picture_checks ON DELETE CASCADE,
  card_id BLOB NOT NULL CHECK (length(card_id) = 32),
  content BLOB NOT NULL CHECK (length(content) = 2200)
) STRICT;
CREATE TABLE picture_checks (
  id TEXT NOT NULL CHECK (length(id) BETWEEN 1 AND 100),
  scan_id TEXT NOT NULL CHECK (length(scan_id) BETWEEN 1 AND 100) REFERENCES scans ON DELETE CASCADE,
  theme_id TEXT NOT NULL CHECK (length(theme_id) BETWEEN 1 AND 100),
  obstacle_id TEXT CHECK (length(obstacle_id) BETWEEN 1 AND 100),
  named INTEGER NOT NULL CHECK (named IN (0, 1)),
  opened_on TEXT CHECK (opened_on IS date(opened_on, '+0 days')) NOT NULL,
  revealed_on TEXT CHECK (revealed_on IS date(revealed_on, '+0 days')),
  door TEXT UNIQUE CHECK (length(door) = 6),
  salt BLOB CHECK (length(salt) = 32),
  PRIMARY KEY (id),
  CHECK ((revealed_on IS NULL) = (salt IS NOT NULL)),
  CHECK ((revealed_on IS NULL) = (door IS NOT NULL))
) STRICT;
CREATE TABLE pictures (
  check_id TEXT NOT NULL CHECK (length(check_id) BETWEEN 1 AND 100) REFERENCES picture_checks ON DELETE CASCADE,
  count INTEGER NOT NULL CHECK (count BETWEEN 1 AND 60),
  tenths INTEGER NOT NULL CHECK (tenths BETWEEN 10 AND 50),
  one INTEGER CHECK (one BETWEEN 0 AND 60),
  two INTEGER CHECK (two BETWEEN 0 AND 60),
  three INTEGER CHECK (three BETWEEN 0 AND 60),
  four INTEGER CHECK (four BETWEEN 0 AND 60),
  five INTEGER CHECK (five BETWEEN 0 AND 60),
  PRIMARY KEY (check_id),
  CHECK (coalesce(one, two, three, four, five) IS NULL OR one + two + three + four + five IS count)
) STRICT;
CREATE TABLE plan_messages (
  scan_id TEXT NOT NULL CHECK (length(scan_id) BETWEEN 1 AND 100) REFERENCES scans ON DELETE CASCADE,
  first TEXT NOT NULL CHECK (length(first) <= 200),
  second TEXT NOT NULL CHECK (length(second) <= 200),
  third TEXT NOT NULL CHECK (length(third) <= 200),
  based_on TEXT NOT NULL CHECK (length(based_on) <= 1000),
  version INTEGER NOT NULL CHECK (version >= 1),
  PRIMARY KEY (scan_id)
) STRICT;
CREATE TABLE revealed (
  scan_id TEXT NOT NULL CHECK (length(scan_id) BETWEEN 1 AND 100) REFERENCES scans ON DELETE CASCADE,
  results TEXT NOT NULL CHECK (length(results) BETWEEN 2 AND 5000000),
  named TEXT NOT NULL CHECK (length(named) BETWEEN 2 AND 5000000),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  PRIMARY KEY (scan_id)
) STRICT;
CREATE TABLE revisions (
  scan_id TEXT NOT NULL CHECK (length(scan_id) BETWEEN 1 AND 100),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  PRIMARY KEY (scan_id)
) STRICT;
CREATE TABLE round_groups (
  scan_id TEXT NOT NULL CHECK (length(scan_id) BETWEEN 1 AND 100) REFERENCES rounds ON DELETE CASCADE,
  place INTEGER NOT NULL CHECK (place BETWEEN 0 AND 9999),
  group_id TEXT NOT NULL CHECK (length(group_id) BETWEEN 1 AND 100),
  door TEXT NOT NULL UNIQUE CHECK (length(door) = 6),
  receipt TEXT NOT NULL UNIQUE CHECK (length(receipt) = 12),
  told INTEGER NOT NULL DEFAULT 0 CHECK (told IN (0, 1)),
  PRIMARY KEY (scan_id, place),
  UNIQUE (scan_id, group_id),
  FOREIGN KEY (scan_id, group_id) REFERENCES scan_groups
) STRICT;
CREATE TABLE rounds (
  scan_id TEXT NOT NULL CHECK (length(scan_id) BETWEEN 1 AND 100) REFERENCES scans ON DELETE CASCADE,
  invitation TEXT NOT NULL CHECK (invitation IN ('open', 'slips')),
  named INTEGER NOT NULL CHECK (named IN (0, 1)),
  phase TEXT NOT NULL CHECK (phase IN ('preparing', 'open', 'closed', 'revealed')),
  closes_on TEXT CHECK (closes_on IS date(closes_on, '+0 days')),
  asked TEXT NOT NULL CHECK (asked LIKE '[%]' AND length(asked) <= 200000),
  salt BLOB CHECK (length(salt) = 32),
  PRIMARY KEY (scan_id),
  CHECK ((phase = 'revealed') = (salt IS NULL))
) STRICT;
CREATE TABLE scan_groups (
  scan_id TEXT NOT NULL CHECK (length(scan_id) BETWEEN 1 AND 100) REFERENCES scans ON DELETE CASCADE,
  id TEXT NOT NULL CHECK (length(id) BETWEEN 1 AND 100),
  position INTEGER NOT NULL CHECK (position >= 0),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  kind TEXT NOT NULL CHECK (kind IN ('management', 'board', 'directors', 'team_leaders', 'teachers', 'support_staff', 'hybrid_teachers', 'pupils', 'parents')),
  head_count INTEGER NOT NULL CHECK (head_count BETWEEN 1 AND 5000),
  PRIMARY KEY (scan_id, id)
) STRICT;
CREATE TABLE scan_themes (
  scan_id TEXT NOT NULL CHECK (length(scan_id) BETWEEN 1 AND 100) REFERENCES scans ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  theme_id TEXT NOT NULL CHECK (length(theme_id) BETWEEN 1 AND 100),
  PRIMARY KEY (scan_id, position)
) STRICT;
CREATE TABLE scans (
  id TEXT NOT NULL CHECK (length(id) BETWEEN 1 AND 100),
  school_id TEXT NOT NULL CHECK (length(school_id) BETWEEN 1 AND 100) REFERENCES schools,
  title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  reason TEXT NOT NULL CHECK (length(reason) <= 2000),
  starts_on TEXT CHECK (starts_on IS date(starts_on, '+0 days')),
  closes_on TEXT CHECK (closes_on IS date(closes_on, '+0 days')),
  feedback_on TEXT CHECK (feedback_on IS date(feedback_on, '+0 days')),
  created_on TEXT CHECK (created_on IS date(created_on, '+0 days')) NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  version INTEGER NOT NULL CHECK (version >= 1), short_form INTEGER NOT NULL DEFAULT 0 CHECK (short_form IN (0, 1)), content_version INTEGER NOT NULL DEFAULT 0 CHECK (content_version >= 0),
  PRIMARY KEY (id)
) STRICT;
CREATE TABLE schools (
  id TEXT NOT NULL CHECK (length(id) BETWEEN 1 AND 100),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  board TEXT NOT NULL CHECK (length(board) <= 120),
  PRIMARY KEY (id)
) STRICT;
CREATE TABLE shared_answers (
  scan_id TEXT NOT NULL CHECK (length(scan_id) BETWEEN 1 AND 100) REFERENCES scans ON DELETE CASCADE,
  statement_id TEXT NOT NULL CHECK (length(statement_id) BETWEEN 1 AND 100),
  aspect TEXT NOT NULL CHECK (aspect IN ('now', 'wanted')),
  answer TEXT NOT NULL CHECK (answer IN ('1', '2', '3', '4', '5', 'dont_know', 'not_applicable')),
  PRIMARY KEY (scan_id, statement_id, aspect)
) STRICT;
CREATE TABLE sheets (
  slot INTEGER PRIMARY KEY,
  scan_id TEXT NOT NULL CHECK (length(scan_id) BETWEEN 1 AND 100) REFERENCES rounds ON DELETE CASCADE,
  response_id BLOB NOT NULL CHECK (length(response_id) = 32),
  answers BLOB NOT NULL CHECK (length(answers) BETWEEN 2 AND 100000)
) STRICT;
CREATE TABLE shown_cards (
  id TEXT NOT NULL CHECK (length(id) BETWEEN 1 AND 100),
  check_id TEXT NOT NULL CHECK (length(check_id) BETWEEN 1 AND 100) REFERENCES picture_checks ON DELETE CASCADE,
  words TEXT NOT NULL CHECK (length(words) BETWEEN 1 AND 400),
  rating INTEGER CHECK (rating BETWEEN 1 AND 5),
  name TEXT NOT NULL CHECK (length(name) <= 120),
  hidden INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1)),
  PRIMARY KEY (id)
) STRICT, WITHOUT ROWID;
CREATE TABLE signals (
  id TEXT NOT NULL CHECK (length(id) BETWEEN 1 AND 100),
  scan_id TEXT NOT NULL CHECK (length(scan_id) BETWEEN 1 AND 100) REFERENCES scans ON DELETE CASCADE,
  group_id TEXT CHECK (length(group_id) BETWEEN 1 AND 100),
  kind TEXT NOT NULL CHECK (kind IN ('obstacle', 'strength')),
  theme_id TEXT NOT NULL CHECK (length(theme_id) BETWEEN 1 AND 100),
  statement_id TEXT CHECK (length(statement_id) BETWEEN 1 AND 100),
  text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 200),
  hidden INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1)),
  obstacle_id TEXT CHECK (length(obstacle_id) BETWEEN 1 AND 100) REFERENCES obstacles ON DELETE SET NULL,
  strength_id TEXT CHECK (length(strength_id) BETWEEN 1 AND 100) REFERENCES strengths ON DELETE SET NULL,
  PRIMARY KEY (id)
) STRICT, WITHOUT ROWID;
CREATE TABLE sqlite_sequence(name,seq);
CREATE TABLE strengths (
  id TEXT NOT NULL CHECK (length(id) BETWEEN 1 AND 100),
  scan_id TEXT NOT NULL CHECK (length(scan_id) BETWEEN 1 AND 100) REFERENCES scans ON DELETE CASCADE,
  number INTEGER NOT NULL CHECK (number >= 1),
  theme_id TEXT NOT NULL CHECK (length(theme_id) BETWEEN 1 AND 100),
  title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  source TEXT NOT NULL CHECK (source IN ('statement', 'free', 'library', 'own_role')),
  statement_id TEXT CHECK (length(statement_id) BETWEEN 1 AND 100),
  seen_in TEXT NOT NULL CHECK (length(seen_in) <= 2000),
  version INTEGER NOT NULL CHECK (version >= 1),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  PRIMARY KEY (id),
  UNIQUE (scan_id, number)
) STRICT;
CREATE TABLE tallies (
  scan_id TEXT NOT NULL CHECK (length(scan_id) BETWEEN 1 AND 100),
  statement_id TEXT NOT NULL CHECK (length(statement_id) BETWEEN 1 AND 100),
  group_id TEXT NOT NULL CHECK (length(group_id) BETWEEN 1 AND 100),
  aspect TEXT NOT NULL CHECK (aspect IN ('now', 'wanted')),
  one INTEGER NOT NULL CHECK (one BETWEEN 0 AND 5000),
  two INTEGER NOT NULL CHECK (two BETWEEN 0 AND 5000),
  three INTEGER NOT NULL CHECK (three BETWEEN 0 AND 5000),
  four INTEGER NOT NULL CHECK (four BETWEEN 0 AND 5000),
  five INTEGER NOT NULL CHECK (five BETWEEN 0 AND 5000),
  dont_know INTEGER NOT NULL CHECK (dont_know BETWEEN 0 AND 5000),
  not_applicable INTEGER NOT NULL CHECK (not_applicable BETWEEN 0 AND 5000),
  PRIMARY KEY (scan_id, statement_id, group_id, aspect),
  FOREIGN KEY (scan_id, group_id) REFERENCES scan_groups ON DELETE CASCADE
) STRICT;
CREATE TABLE tickets (
  token_id BLOB NOT NULL CHECK (length(token_id) = 32),
  scan_id TEXT NOT NULL CHECK (length(scan_id) BETWEEN 1 AND 100) REFERENCES rounds ON DELETE CASCADE,
  group_id TEXT NOT NULL CHECK (length(group_id) BETWEEN 1 AND 100),
  PRIMARY KEY (token_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX actions_of_strength ON actions (strength_id) WHERE strength_id IS NOT NULL;
CREATE INDEX events_of_scan ON events (scan_id);
CREATE INDEX events_undone ON events (undoes) WHERE undoes IS NOT NULL;
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX kept_signals_of_round ON kept_signals (scan_id);
CREATE INDEX obstacles_merged ON obstacles (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX obstacles_standing ON obstacles (scan_id, number) WHERE deleted = 0 AND merged_into IS NULL;
CREATE INDEX picture_cards_of_check ON picture_cards (check_id);
CREATE INDEX picture_checks_of_scan ON picture_checks (scan_id);
CREATE UNIQUE INDEX picture_checks_open ON picture_checks (scan_id) WHERE revealed_on IS NULL;
CREATE INDEX scans_of_school ON scans (school_id);
CREATE INDEX sheets_of_round ON sheets (scan_id);
CREATE INDEX shown_cards_of_check ON shown_cards (check_id);
CREATE INDEX signals_of_obstacle ON signals (obstacle_id) WHERE obstacle_id IS NOT NULL;
CREATE INDEX signals_of_scan ON signals (scan_id);
CREATE INDEX signals_of_strength ON signals (strength_id) WHERE strength_id IS NOT NULL;
CREATE INDEX tallies_of_group ON tallies (scan_id, group_id);
CREATE INDEX tickets_of_round ON tickets (scan_id);
CREATE INDEX updates_of_action ON action_updates (action_id, made_on);
