package az.ecbar.bench.azips;

/** What a thread of a node is for, told by its name as the system knows it, which is at most 15 characters long. */
enum ThreadKind {
    EDGE("edge thread", "edge"),
    CORE("core thread", "core"),
    SNAPSHOT("snapshot thread", "snapshot"),
    NETTY("Netty's threads", "multiThreadIo.*"),
    PROJECTION("projection of past days", "projection.*|H2-.*|MVStore.*"),
    COMPILER("compilers", "C[12] Compiler.*"),
    COLLECTOR("collector", "Z.*"),
    REST("all else", "");

    private final String title;
    private final String pattern;

    ThreadKind(String title, String pattern) {
        this.title = title;
        this.pattern = pattern;
    }

    String title() {
        return title;
    }

    static ThreadKind of(String threadName) {
        for (ThreadKind kind : values()) {
            if (threadName.matches(kind.pattern)) {
                return kind;
            }
        }
        return REST;
    }
}
