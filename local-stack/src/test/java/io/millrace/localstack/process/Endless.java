package io.millrace.localstack.process;

import java.util.concurrent.CountDownLatch;

/** A program that says its argument and then runs until something ends it. */
public final class Endless {

    private Endless() {}

    /** Runs. */
    public static void main(String[] args) throws InterruptedException {
        System.out.println(args[0]);
        new CountDownLatch(1).await();
    }
}
