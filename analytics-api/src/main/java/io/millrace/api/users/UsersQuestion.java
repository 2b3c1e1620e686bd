package io.millrace.api.users;

/** Which customers are asked for: whose name or address begins with what, behind which id, and how many. */
record UsersQuestion(String prefix, String afterId, int limit) {}
