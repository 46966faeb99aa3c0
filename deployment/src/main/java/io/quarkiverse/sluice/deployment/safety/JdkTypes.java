package io.quarkiverse.sluice.deployment.safety;

import java.util.Set;
import java.util.stream.Stream;

import org.jboss.jandex.DotName;

/**
 * What is known of the types of the JDK. Their insides say nothing: a {@code String} keeps an array, and a
 * {@code ConcurrentHashMap} is safe because of how it changes. So those that are not safe in two threads' hands are listed,
 * and all others pass.
 */
final class JdkTypes {

    private static final Set<String> PREFIXES = Set.of("java.", "javax.", "jdk.");

    private static final Set<String> MUTABLE_PACKAGES = Set.of("java.io.", "java.nio.", "java.util.stream.");

    private static final Set<String> HARMLESS = Set.of("java.io.File", "java.io.Serializable", "java.io.Closeable",
            "java.nio.ByteOrder");

    private static final Set<DotName> MUTABLE = names(
            // collections that are not made for several threads, and what walks along them
            "java.util.ArrayList", "java.util.LinkedList", "java.util.Vector", "java.util.Stack", "java.util.ArrayDeque",
            "java.util.PriorityQueue", "java.util.HashMap", "java.util.LinkedHashMap", "java.util.TreeMap",
            "java.util.IdentityHashMap", "java.util.WeakHashMap", "java.util.EnumMap", "java.util.Hashtable",
            "java.util.Properties", "java.util.HashSet", "java.util.LinkedHashSet", "java.util.TreeSet", "java.util.EnumSet",
            "java.util.BitSet", "java.util.AbstractCollection", "java.util.AbstractList", "java.util.AbstractSet",
            "java.util.AbstractMap", "java.util.AbstractQueue", "java.util.AbstractSequentialList", "java.util.Queue",
            "java.util.Deque", "java.util.Iterator", "java.util.ListIterator", "java.util.Enumeration",
            "java.util.Spliterator",
            // values that can be set
            "java.util.Date", "java.util.Calendar", "java.util.GregorianCalendar", "java.sql.Date", "java.sql.Time",
            "java.sql.Timestamp", "java.lang.StringBuilder", "java.lang.StringBuffer", "java.util.StringJoiner",
            "java.text.DateFormat", "java.text.SimpleDateFormat", "java.text.NumberFormat", "java.text.DecimalFormat",
            "java.text.MessageFormat", "java.util.Formatter", "java.util.Scanner", "java.util.StringTokenizer",
            // what belongs to one thread at a time
            "java.sql.Connection", "java.sql.Statement", "java.sql.PreparedStatement", "java.sql.CallableStatement",
            "java.sql.ResultSet", "java.security.MessageDigest", "java.security.Signature", "javax.crypto.Cipher",
            "javax.crypto.Mac", "java.util.regex.Matcher");

    private JdkTypes() {
    }

    static boolean isJdk(DotName type) {
        return startsWith(type, PREFIXES) && !type.toString().startsWith("javax.annotation.");
    }

    static boolean isMutable(DotName type) {
        return MUTABLE.contains(type) || isStateful(type);
    }

    /** Streams, readers, buffers, channels: whatever is read or written in steps. Paths and file systems are values. */
    private static boolean isStateful(DotName type) {
        return startsWith(type, MUTABLE_PACKAGES) && !HARMLESS.contains(type.toString())
                && !type.toString().startsWith("java.nio.file.") && !type.toString().startsWith("java.nio.charset.")
                && !type.toString().endsWith("Exception");
    }

    private static boolean startsWith(DotName type, Set<String> prefixes) {
        return prefixes.stream().anyMatch(type.toString()::startsWith);
    }

    private static Set<DotName> names(String... names) {
        return Set.copyOf(Stream.of(names).map(DotName::createSimple).toList());
    }
}
