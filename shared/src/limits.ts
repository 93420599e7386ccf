/** Every size, count and rate of the product, the unit in the name. Each has a test that crosses it. */

// What people write
export const NAME_MAX_CHARS = 60;
export const TITLE_MAX_CHARS = 120;
export const CARD_TEXT_MAX_CHARS = 5_000;
export const LINE_TEXT_MAX_CHARS = 2_000;
export const GROUP_NAME_MAX_CHARS = 120;
export const ZONE_TITLE_MAX_CHARS = 120;
export const LINK_LABEL_MAX_CHARS = 200;
/** The words in a shape, the title of a frame, what an image or a stroke shows. */
export const SHAPE_TEXT_MAX_CHARS = 1_000;
export const STAMP_MAX_CHARS = 32;
export const PHASE_NAME_MAX_CHARS = 80;
export const PHASE_PURPOSE_MAX_CHARS = 300;

// What a board holds
export const CARDS_MAX_COUNT = 10_000;
export const ZONES_MAX_COUNT = 2_000;
export const GROUPS_MAX_COUNT = 2_000;
export const LINKS_MAX_COUNT = 10_000;
export const LINES_MAX_COUNT = 1_000;
export const SHAPES_MAX_COUNT = 4_000;
/** A minute of writing in one go, simplified; more goes on in a second stroke. */
export const STROKE_POINTS_MAX_COUNT = 1_000;
export const SHAPE_MIN_PX = 1;
/** Of the practice sheet, the specifications and what is made ready, together: sentences, choices and signatures. */
export const STATEMENTS_MAX_COUNT = 1_000;
/** As the practice sheet asks. What is beyond is flagged, and kept. */
export const OBJECTIVES_MAX_COUNT = 3;
export const ACTIVITIES_MAX_WORDS_COUNT = 300;
/** Of people who agree to the specifications. */
export const SIGNATURES_NEEDED_COUNT = 2;
export const STATEMENT_TEXT_MAX_CHARS = 5_000;
/** A licence, a way of evaluating, the part somebody signs in, why something inspires and whom to ask. */
export const STATEMENT_NOTE_MAX_CHARS = 300;
export const STATEMENT_ADDRESS_MAX_CHARS = 2_000;
/** Beside cards: all statuses, comments, dates and resources of a table that lasts for years. */
export const NOTES_MAX_COUNT = 10_000;
export const NOTE_TEXT_MAX_CHARS = 2_000;
export const NOTE_ADDRESS_MAX_CHARS = 2_000;
/** What the house wrote beside cards. */
export const RECORDS_MAX_COUNT = 5_000;
export const CHALLENGE_MAX_CHARS = 600;
/** Who said in confidence that they have met something, over all cards of a table. */
export const MET_MAX_COUNT = 5_000;
/** Questions to take something on, not answered yet. */
export const OWNERS_ASKED_MAX_COUNT = 200;
export const SOURCES_PER_LINE_MAX_COUNT = 200;
export const EXTRA_MAX_CHARS = 100_000;
/** Far enough for any imported board; beyond it floating point and CSS transforms lose whole pixels. */
export const COORDINATE_MAX_PX = 10_000_000;
export const CARD_MIN_PX = 40;
export const CARD_MAX_PX = 4_000;

// The session
export const PHASES_MAX_COUNT = 20;
export const PHASE_MAX_MINUTES = 24 * 60;
export const TIMER_MIN_SECONDS = 5;
export const TIMER_MAX_SECONDS = 24 * 3_600;
/** Typed in the lead panel; more minutes are added to a timer that runs. */
export const TIMER_FIELD_MAX_MINUTES = 180;
export const HANDS_MAX_COUNT = 500;
export const RULES_MAX_CHARS = 3_000;
export const GOAL_MAX_CHARS = 300;
/** Why somebody brakes, and what the group answers. */
export const BRAKE_WORDS_MAX_CHARS = 600;
/** Of those answered, the newest. */
export const BRAKES_KEPT_MAX_COUNT = 50;
export const BRAKE_CARDS_MAX_COUNT = 500;
/** What passes: reactions and calls to come. A hand that taps on is not heard the more. */
export const PASSING_PER_MEMBER_PER_MINUTE_COUNT = 20;
export const PASSING_PER_MEMBER_BURST_COUNT = 5;
export const DECIDED_MAX_CHARS = 5_000;
export const TASK_MAX_CHARS = 300;
export const CLOSING_TASKS_MAX_COUNT = 50;
export const DELETION_AHEAD_MIN_DAYS = 1;
export const DELETION_AHEAD_MAX_DAYS = 3_660;
// Around a table: what stands at its door, its course, and words said before and after
export const ASSOCIATION_TEXT_MAX_CHARS = 1_000;
export const COURSE_NAME_MAX_CHARS = 120;
export const EXERCISE_PROMPT_MAX_CHARS = 160;
export const EXERCISE_WORD_MAX_CHARS = 40;
/** To one prompt, of one person. */
export const EXERCISE_WORDS_MAX_COUNT = 3;
/** Of fewer no word is shown, nor kept. */
export const EXERCISE_PEOPLE_MIN_COUNT = 5;
/** A rehearsal that nobody ends goes by itself. */
export const REHEARSAL_LIFE_HOURS = 12;
/** Enough for a vote to close; more would make a page of the host’s device slow. */
export const SIMULATED_MIN_COUNT = 3;
export const SIMULATED_MAX_COUNT = 12;
/** A lost connection is no absence yet: a group that is away for less is waited for. */
export const GROUP_AWAY_GRACE_SECONDS = 60;
/** The oldest are forgotten: what counts is how the baton goes today. */
export const HANDOVERS_MAX_COUNT = 100;
export const GLANCES_MAX_COUNT = 50;
export const GLANCE_LINE_MAX_CHARS = 280;
export const MIRROR_MAX_MINUTES = 240;
/** A day of workshop; whoever leads longer is made a host. */
export const LEND_MAX_MINUTES = 12 * 60;
/** All of it is in every view of a host: short enough to be sent again with each change. */
export const PREPARATION_NOTE_MAX_CHARS = 1_000;
export const DRAFT_TEXT_MAX_CHARS = 1_000;
/** Beyond it, a table of one's own is the better place, and its export the way. */
export const DRAFTS_MAX_COUNT = 60;

// Votes
/** More is no choice any more: somebody votes on an area, or on what was chosen. */
export const VOTE_CARDS_MAX_COUNT = 500;
export const VOTE_POINTS_MAX_COUNT = 100;
export const VOTE_QUESTION_MAX_CHARS = 300;
/** Below, a result would tell somebody's ballot. */
export const VOTE_SHOWN_FROM_BALLOTS_COUNT = 3;
/** Of each kind; all of them are in every view. */
export const VOTE_RESULTS_KEPT_COUNT = 6;
export const CONSENT_WORDS_MAX_CHARS = 1_000;
/** Answers to the objections against one proposal: after so many it is time for another proposal. */
export const CONSENT_REPLIES_MAX_COUNT = 10;

// Sharing power
/** Lines of the register, those that hold no longer among them: all of them are in every view. */
export const DECISIONS_MAX_COUNT = 200;
/** Who carries which sequence, over a whole programme. */
export const SEQUENCE_OWNERS_MAX_COUNT = 300;
/** Questions to carry a sequence, not answered yet. */
export const SEQUENCE_ASKED_MAX_COUNT = 200;
/** A day: longer is several sequences. */
export const SEQUENCE_MAX_MINUTES = 1_440;

// Who may be here
export const MEMBERS_PER_BOARD_MAX_COUNT = 500;
export const SEAT_NAMES_MAX_COUNT = 4;
export const INVITATIONS_PER_BOARD_MAX_COUNT = 50;
export const CODE_CHARS = 6;
export const CODE_LIFE_DAYS = 90;
export const MY_LINK_LIFE_HOURS = 24;
export const FAILED_JOINS_PER_WINDOW_COUNT = 20;
/** Over all addresses that a proxy forwards: what it says of them is not believed here. */
export const FAILED_CODES_PER_SOCKET_ADDRESS_COUNT = 200;
export const FAILED_JOINS_WINDOW_SECONDS = 300;
export const BOARDS_PER_ADDRESS_PER_HOUR_COUNT = 60;

// The wire
export const FRAME_MAX_BYTES = 2 * 1024 * 1024;
/** A browser cuts a large message into a few dozen. */
export const FRAGMENTS_PER_FRAME_MAX_COUNT = 1_024;
/** A frame at its limit, in pieces as small as a bad line sends them; each costs more than its bytes. */
export const CHUNKS_PER_FRAME_MAX_COUNT = 8_192;
/** A socket that was told to close and does not answer is cut. */
export const CLOSE_ANSWER_WITHIN_MS = 5_000;
/** At the end of the process: for requests under way, and for sockets to hear why. */
export const GOODBYE_WITHIN_MS = 1_000;
/** From the first byte of a connection, or from none, until it is somebody's. */
export const HANDSHAKE_WITHIN_MS = 10_000;
export const REQUEST_WITHIN_MS = 120_000;
/** A class behind one address comes back in the same second; beyond it the one that has waited longest goes. */
export const WAITING_PER_ADDRESS_MAX_COUNT = 1_000;
export const WAITING_MAX_COUNT = 4_000;
/** How long a busy board's frames are gathered for who polls. */
export const TUNNEL_GATHER_MS = 50;
export const HANDSHAKES_PER_SOCKET_MAX_COUNT = 8;
/** One frame in the tunnel is two packets of Socket.IO. */
export const PACKETS_PER_SOCKET_PER_SECOND_COUNT = 500;
export const PACKETS_PER_SOCKET_BURST_COUNT = 5_000;
/** Beyond it a reader is sent nothing live, and catches up from the room’s history when it has drained. */
export const SEND_BUFFER_MAX_BYTES = 2 * 1024 * 1024;
export const SLOW_READER_MAX_MS = 20_000;
/** Of a join: the size of a piece, which a page puts in without keeping a hand waiting, and how much of it a link is handed before it has gone. */
export const JOIN_CHUNK_MAX_BYTES = 64 * 1024;
/** The first piece: about what fills a screen, which is drawn before the next is looked at. */
export const JOIN_FIRST_CHUNK_MAX_BYTES = 16 * 1024;
export const JOIN_AHEAD_BYTES = 512 * 1024;
export const STATE_VECTOR_CLIENTS_MAX_COUNT = 200_000;
export const ANSWERS_KEPT_MAX_COUNT = 64;
export const QUESTIONS_PER_MEMBER_PER_SECOND = 2;
export const QUESTIONS_PER_MEMBER_BURST = 60;
export const CONNECTIONS_PER_MEMBER_MAX_COUNT = 12;
export const CLIENT_IDS_PER_CONNECTION_MAX_COUNT = 4;
export const PRESENCE_MAX_BYTES = 2_048;
export const PRESENCE_SELECTED_MAX_COUNT = 30;
/** Of a stroke that is being drawn: enough to see what it becomes. */
export const PRESENCE_INK_POINTS_MAX_COUNT = 64;
/** What one client shows goes out at most so often; of more only the newest counts. */
export const PRESENCE_PER_CLIENT_PER_SECOND = 20;
/** Of one client nothing goes out sooner either. */
export const PRESENCE_BEAT_MIN_MS = 50;
export const PRESENCE_BEAT_MAX_MS = 100;
export const PRESENCE_BEAT_SLOWEST_AT_COUNT = 200;
export const FRAMES_PER_MEMBER_PER_SECOND_COUNT = 200;
export const FRAMES_PER_MEMBER_BURST_COUNT = 2_000;
export const BYTES_PER_MEMBER_PER_SECOND = 1024 * 1024;
export const BYTES_PER_MEMBER_BURST = 24 * 1024 * 1024;
/** Judging and applying what one member sends may take so much of one core. */
export const CPU_MICROS_PER_MEMBER_PER_SECOND = 200_000;
export const CPU_MICROS_PER_MEMBER_BURST = 3_000_000;
/** Client ids under which nobody has written yet: each page that is opened has one. A day of reloads without a network comes at once. */
export const NEW_CLIENT_IDS_PER_MEMBER_BURST_COUNT = 250;
export const NEW_CLIENT_IDS_PER_MEMBER_PER_HOUR_COUNT = 120;
export const COMMANDS_PER_MEMBER_PER_SECOND_COUNT = 20;
export const COMMANDS_PER_MEMBER_BURST_COUNT = 60;
export const HTTP_BODY_MAX_BYTES = 256 * 1024;

// Images: what a page sends is smaller than what somebody chose
export const IMAGE_MAX_BYTES = 2 * 1024 * 1024;
/** Of the longer side; sharper than a screen shows one picture among others. */
export const IMAGE_SIDE_MAX_PX = 2_048;
/** The same picture for where it is small. */
export const IMAGE_SMALL_MAX_BYTES = 256 * 1024;
export const IMAGE_SMALL_SIDE_MAX_PX = 480;
/** A progressive JPEG comes in about ten; each goes over all pixels again and may cost a few bytes. */
export const IMAGE_SCANS_MAX_COUNT = 32;
/** Of a file somebody chose, before it is made smaller on their device. */
export const IMAGE_SOURCE_MAX_BYTES = 64 * 1024 * 1024;
export const IMAGES_PER_BOARD_MAX_COUNT = 300;
export const IMAGES_PER_BOARD_MAX_BYTES = 128 * 1024 * 1024;
export const IMAGES_PER_MEMBER_BURST_COUNT = 60;
export const IMAGES_PER_MEMBER_PER_HOUR_COUNT = 240;
/** Each holds its bytes in memory until it is stored. */
export const IMAGE_UPLOADS_PER_MEMBER_MAX_COUNT = 4;
export const IMAGE_UPLOADS_MAX_COUNT = 32;
/** A picture that no content of its board names any more may be wanted back: by undo, or by somebody who was away. */
export const IMAGE_UNNAMED_KEPT_DAYS = 7;
export const IMAGES_LOOKED_THROUGH_EVERY_HOURS = 6;

// The gate: what one update may claim
export const UPDATE_STRUCTS_MAX_COUNT = 200_000;
export const UPDATE_CLIENTS_MAX_COUNT = 5_000;
export const UPDATE_DELETE_RANGES_MAX_COUNT = 200_000;
export const UPDATE_STRING_MAX_BYTES = 512 * 1024;
export const UPDATE_ANY_DEPTH_MAX = 16;
/** A root, the thing in it, and its text or sources. */
export const UPDATE_TYPE_DEPTH_MAX = 2;
/** A run of deletions claims any length with a few bytes; past this, numbers lose their last digits one day. */
export const UPDATE_CLOCK_MAX_COUNT = 2 ** 31 - 1;

// Rooms and the store
export const WINDOW_MIN_MS = 5;
/** Thirty times a second is motion to the eye, and a display draws no more often than twice as much. */
export const WINDOW_MAX_MS = 33;
export const WINDOW_BYTES_PER_CONNECTION_MAX_BYTES = 1024 * 1024;
/** One update that takes longer to put in is an attack or a bug: it is refused, with the thread that is busy with it. */
export const UPDATE_APPLY_MAX_MS = 700;
/** In one go, for all rooms; what is left is judged in the next, and others' echoes go out between. */
export const JUDGING_MAX_MS = 40;
/** What the thread may work on opening one document; a board that takes longer may not hold up the others again and again. */
export const DOC_OPEN_MAX_MS = 8_000;
export const DOC_OPEN_AGAIN_MS = 60_000;
export const DOC_IDLE_MS = 8_000;
export const LOG_FOLD_ROWS_COUNT = 500;
export const LOG_FOLD_BYTES = 1024 * 1024;
/** All that is stored of a room. As many cards as a board may hold, of 1,600 characters each, are 20 MB. */
export const ROOM_MAX_BYTES = 32 * 1024 * 1024;
export const ROOM_IDLE_UNLOAD_MS = 10_000;
/** Of all boards together: a hundred and fifty that are only looked at, or a few large ones with a crowd at each. */
export const SNAPSHOTS_KEPT_MAX_BYTES = 16 * 1024 * 1024;
export const LOG_LINES_PER_MESSAGE_PER_MINUTE_COUNT = 6;
export const LOG_WAITING_MAX_BYTES = 1024 * 1024;
export const SAVE_RETRY_MS = 500;
/** Another program that writes in the file, as a copy does, is waited for; longer, and the write is refused as not saved. */
export const STORE_BUSY_MS = 5_000;
export const STATEMENTS_KEPT_MAX_COUNT = 200;

// Earlier states of a board
export const VERSIONS_NAMED_MAX_COUNT = 100;
/** Those that the house makes by itself: the oldest goes for the next. */
export const VERSIONS_AUTOMATIC_MAX_COUNT = 40;
/** Of one board, all together: the oldest that nobody named go first. Two of a full room have room in it. */
export const VERSIONS_PER_BOARD_MAX_BYTES = 64 * 1024 * 1024;
/** After the first change since the last state. */
export const VERSION_AFTER_CHANGES_MINUTES = 10;
/** Each folds the whole board, on the thread that all boards share. */
export const VERSIONS_PER_MEMBER_PER_HOUR_COUNT = 30;
export const VERSIONS_READ_PER_MEMBER_PER_HOUR_COUNT = 240;

// Who runs the server
export const ORGANISATION_LINE_MAX_CHARS = 200;
export const ORGANISATION_TEXT_MAX_CHARS = 20_000;

// Evaluation and parity
export const QUESTIONS_MAX_COUNT = 30;
export const QUESTION_MAX_CHARS = 300;
export const ANSWER_WORDS_MAX_CHARS = 1_000;
/** Answers go from 1 to it. */
export const SCALE_MAX_COUNT = 4;
/** Of fewer nothing is shown. */
export const EVALUATION_ANSWERS_MIN_COUNT = 5;
/** A knowledge type of which fewer people wrote has no band of its own. */
export const PARITY_PEOPLE_MIN_COUNT = 3;
/** Around a table of fewer only experience and all others are told apart: month after month, three bands of eight people would say who speaks. */
export const PARITY_TYPES_MIN_PEOPLE_COUNT = 10;

// Meetings of one table
/** A meeting each month for twenty years. */
export const MEETINGS_MAX_COUNT = 240;
export const MEETING_MAX_MINUTES = 1_440;
/** Of fewer nothing is shown of a check-in or a pulse, and fewer words than that are not either. */
export const CHECK_IN_ANSWERS_MIN_COUNT = 5;
export const CHECK_IN_WORD_MAX_CHARS = 40;
export const PULSE_QUESTION_MAX_CHARS = 160;
/** Kinds that stay behind when the next one opens: more than there are is no choice. */
export const MEETING_LEFT_KINDS_MAX_COUNT = 32;

// Attestations: what is asked lies in the session, which is written at each command
export const ATTESTATIONS_MAX_COUNT = 40;
export const ATTESTATION_AS_MAX_CHARS = 80;
export const ATTESTATION_LINES_MAX_COUNT = 20;
export const ATTESTATION_LINE_MAX_CHARS = 400;
/** As many as a table has meetings. */
export const ATTESTATION_DAYS_MAX_COUNT = 240;

// Stories: their words lie in the store, what is said of them in the session
/** An hour of speaking is some fifty thousand. */
export const STORY_TEXT_MAX_CHARS = 200_000;
export const STORIES_MAX_COUNT = 1_000;
export const STORIES_OF_ONE_MAX_COUNT = 60;
/** Cards that come from stories. */
export const DERIVATIONS_MAX_COUNT = 2_000;
export const QUOTES_MAX_COUNT = 500;
export const QUOTE_MAX_CHARS = 600;
/** Cards that say that there was a story behind them: of more the oldest say it no longer. */
export const STORY_MARKS_MAX_COUNT = 1_000;
/** The words and the same in easy words, at four bytes a sign, and what JSON puts around them. */
export const STORY_BODY_MAX_BYTES = 8 * STORY_TEXT_MAX_CHARS + 1_024;
/** Kept as it is typed: once a second for an hour. */
export const STORY_WRITES_PER_MEMBER_PER_HOUR_COUNT = 3_600;
export const STORY_READS_PER_MEMBER_PER_HOUR_COUNT = 3_600;
/** Each asks a person for their word. */
export const QUOTES_ASKED_PER_MEMBER_PER_HOUR_COUNT = 60;
/** After which stories are erased, where a table says so: ten years. */
export const STORY_KEPT_MAX_DAYS = 3_650;
/** Notes of what was erased, oldest gone first. */
export const STORY_RECEIPTS_MAX_COUNT = 100;

// What leaves: who named themself, what left with words of stories in it, and who read it before
export const CREDITS_MAX_COUNT = 200;
export const EXPORTS_MAX_COUNT = 200;
export const EXPORT_TO_MAX_CHARS = 120;
/** Of all stories together in one file: eighty hours of speaking. */
export const EXPORT_WORDS_MAX_CHARS = 4_000_000;
export const EXPORTS_PER_MEMBER_PER_HOUR_COUNT = 60;
/** Passages that were answered to. */
export const READINGS_MAX_COUNT = 1_000;
export const READING_WORDS_MAX_CHARS = 600;
/** As long as what a signature covers. */
export const READING_DIGEST_MAX_CHARS = 64;

// What somebody writes of themself, on their device alone
export const OWN_WORDS_MAX_CHARS = 5_000;

// Private sheets
/** Of one sheet at one time: more stay on it, and can follow. */
export const SHEET_CARDS_PUBLISHED_MAX_COUNT = 200;
export const SHEETS_MAX_COUNT = 1_000;
/** How many cards there are in all is said in steps, and looked at so rarely: one more at once would say who wrote. */
export const SHEET_COUNT_STEP_COUNT = 5;
export const SHEET_COUNT_EVERY_MS = 10_000;
/** All that is stored of one. */
export const SHEET_ROOM_MAX_BYTES = 1024 * 1024;
/** Of two people who meet apart, at one table; and of one person, with the questions they put. */
export const PAIRS_MAX_COUNT = 300;
export const PAIRS_OF_ONE_MAX_COUNT = 6;
/** As long as what a signature covers. */
export const PAIR_DIGEST_MAX_CHARS = 64;
/** Sheets that are closed to be published: what is on its way from them is stored by then, or the reveal is put off. */
export const SHEET_CLOSES_WITHIN_MS = 5_000;

// Taking back what one brought
/** As many ids as a person may name at one time; who takes all of it names none. */
export const TAKEN_BACK_MAX_COUNT = 10_000;
export const TAKE_BACK_BODY_MAX_BYTES = 512 * 1024;
/** Each sends everybody at the table through a document that is written anew. */
export const WITHDRAWALS_PER_MEMBER_PER_HOUR_COUNT = 12;
/** Each reads all that is stored of a board. */
export const CONTRIBUTION_READS_PER_MEMBER_PER_HOUR_COUNT = 60;

// Files brought in
export const IMPORT_FILE_MAX_BYTES = 8 * 1024 * 1024;
export const IMPORT_NODES_MAX_COUNT = 5_000;
/** Of a picture that lies in a file: decoded it takes four bytes each. */
export const IMPORT_PICTURE_PIXELS_MAX_COUNT = 40_000_000;
export const IMPORT_DEPTH_MAX = 32;
export const IMPORT_COLUMNS_MAX_COUNT = 500;
export const IMPORT_CELL_MAX_CHARS = 100_000;
export const PASTE_MAX_LINES_COUNT = 500;
/** From so many cards on, the board is kept as it is before they come in. */
export const IMPORT_KEEPS_STATE_FROM_COUNT = 50;

// Moving on the canvas
/** Drawn to the lines of so many others, the nearest: where more lie in view, nobody looks at one line among them. */
export const SNAP_NEIGHBOURS_MAX_COUNT = 300;

// Undo over a reload: what a tab keeps of its own steps
export const UNDO_KEPT_STEPS_MAX_COUNT = 100;
/** Browsers give a page some five million characters for all that it keeps in a tab. */
export const UNDO_KEPT_MAX_CHARS = 500_000;

// The copy on a device: what lies beside the last fold before it is folded again
export const OFFLINE_COPY_LOOSE_ROWS_COUNT = 200;
export const OFFLINE_COPY_LOOSE_BYTES = 4 * 1024 * 1024;

// Consent and safety
/** Of one person: what was decided otherwise since goes first. */
export const ACCORDS_PER_PERSON_MAX_COUNT = 40;
export const SAFE_WORD_MAX_CHARS = 60;
export const HELP_CONTACTS_MAX_COUNT = 12;
export const CONTACT_NAME_MAX_CHARS = 80;
export const CONTACT_PHONE_MAX_CHARS = 40;
export const CONTACT_HOURS_MAX_CHARS = 120;
export const CONTACT_LINK_MAX_CHARS = 300;
/** Of one person, told to them alone. Somebody who needs a second one soon has it. */
export const PAUSES_PER_MEMBER_BURST_COUNT = 3;
export const PAUSES_PER_MEMBER_PER_HOUR_COUNT = 12;
