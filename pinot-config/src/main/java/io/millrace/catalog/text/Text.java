package io.millrace.catalog.text;

/** Makes text of unknown origin safe to show. */
public final class Text {

    private static final int SHOWN = 100;

    private Text() {}

    /**
     * Returns the first 100 characters. Control characters and single surrogates, which UTF-8 can't encode, are
     * replaced.
     */
    public static String printable(String text) {
        return printable(text, SHOWN);
    }

    public static String printable(String text, int limit) {
        StringBuilder shown = new StringBuilder(Math.min(text.length(), limit) + 1);
        int index = 0;
        while (index < text.length() && shown.length() < limit) {
            int codePoint = text.codePointAt(index);
            shown.appendCodePoint(isShowable(codePoint) ? codePoint : '\uFFFD');
            index += Character.charCount(codePoint);
        }
        if (index < text.length()) {
            shown.append('…');
        }
        return shown.toString();
    }

    /** Whether the text is well-formed UTF-16, without a single surrogate. */
    public static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean paired = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!paired) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    private static boolean isShowable(int codePoint) {
        return !Character.isISOControl(codePoint)
                && !(codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
    }
}
