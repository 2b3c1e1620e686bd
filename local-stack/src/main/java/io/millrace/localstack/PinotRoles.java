package io.millrace.localstack;

/** How Pinot's roles are distributed over processes. */
public enum PinotRoles {
    /** All in one: starts fastest and takes the least memory. */
    TOGETHER,
    /** One each, so that a test can kill one. */
    APART
}
