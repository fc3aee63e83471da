package dev.flotilla.app.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The rules, for any root package, so that planted violations are held to the same ones. */
final class HouseRules {
    private static final Set<String> CLOCKS = Set.of(
            "java.time.Instant.now",
            "java.time.LocalDateTime.now",
            "java.time.ZonedDateTime.now",
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.Math.random",
            "java.util.UUID.randomUUID");
    private static final Set<String> BIRTHS =
            Set.of("java.lang.Thread.ofVirtual", "java.lang.Thread.ofPlatform", "java.lang.Thread.startVirtualThread");

    private HouseRules() {}

    static Map<String, ArchRule> all(String root) {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("rooms", classes().should(useOnlyRoomsOfTheTable(root)).as("rooms use only those of the table"));
        rules.put("pure", pureRooms(root));
        rules.put(
                "doors",
                classes().that(live(root, true)).should(notUseDoors(root)).as("a pure room uses no door"));
        rules.put(
                "clock",
                noClasses()
                        .that(live(root, true))
                        .should(callOneOf(CLOCKS))
                        .as("time and chance come in as arguments"));
        rules.put(
                "threads",
                noClasses()
                        .that(outside(root + ".boot"))
                        .should(giveBirthToThreads())
                        .as("threads are born in boot alone"));
        rules.put(
                "gate",
                noClasses()
                        .that(outside(root + ".ui.kit"))
                        .should(callOneOf(Set.of("javafx.application.Platform.runLater")))
                        .as("one gate to the JavaFX thread"));
        rules.put(
                "names",
                noClasses()
                        .should()
                        .haveSimpleNameEndingWith("Manager")
                        .orShould()
                        .haveSimpleNameEndingWith("Util")
                        .orShould()
                        .haveSimpleNameEndingWith("Utils")
                        .orShould()
                        .haveSimpleNameEndingWith("Helper")
                        .orShould()
                        .haveSimpleNameEndingWith("Impl")
                        .as("names say what a thing is"));
        rules.put(
                "sleep",
                noClasses()
                        .should(callOneOf(Set.of("java.lang.Thread.sleep", "java.util.concurrent.TimeUnit.sleep")))
                        .as("nobody sleeps: wait for the thing itself"));

        Map<String, ArchRule> lenient = new LinkedHashMap<>();
        rules.forEach((name, rule) -> lenient.put(name, rule.allowEmptyShould(true)));
        return lenient;
    }

    private static ArchRule pureRooms(String root) {
        return noClasses()
                .that(live(root, true))
                .should()
                .dependOnClassesThat(new DescribedPredicate<>("touch the outside world") {
                    @Override
                    public boolean test(JavaClass c) {
                        String p = c.getPackageName();
                        return p.startsWith("javafx.")
                                || p.startsWith("java.sql")
                                || p.startsWith("java.net")
                                        && !c.getSimpleName().startsWith("URI")
                                || p.startsWith("java.io")
                                        && !c.getSimpleName().endsWith("Exception")
                                        && !c.getSimpleName().equals("Serializable")
                                || p.startsWith("io.netty")
                                || p.startsWith("com.github.dockerjava")
                                || p.startsWith("org.slf4j")
                                || c.getFullName().equals("java.nio.file.Files")
                                || c.getFullName().equals("java.lang.Thread")
                                || p.startsWith("java.util.concurrent")
                                        && !p.endsWith("atomic")
                                        && !c.getSimpleName().startsWith("CopyOnWrite");
                    }
                })
                .as("the own package of a pure room does no I/O");
    }

    private static DescribedPredicate<JavaClass> live(String root, boolean pure) {
        return new DescribedPredicate<>("live in the own package of a pure room") {
            @Override
            public boolean test(JavaClass c) {
                String room = RoomTable.roomOf(root, c.getPackageName());
                return pure == (RoomTable.PURE.contains(room) && !RoomTable.isDoor(root, c.getPackageName()));
            }
        };
    }

    private static DescribedPredicate<JavaClass> outside(String packageName) {
        return new DescribedPredicate<>("live outside " + packageName) {
            @Override
            public boolean test(JavaClass c) {
                return !c.getPackageName().equals(packageName);
            }
        };
    }

    private static ArchCondition<JavaClass> useOnlyRoomsOfTheTable(String root) {
        return new ArchCondition<>("use only rooms of the table") {
            @Override
            public void check(JavaClass from, ConditionEvents events) {
                String room = RoomTable.roomOf(root, from.getPackageName());
                if (!room.isEmpty() && !RoomTable.knows(room)) {
                    events.add(SimpleConditionEvent.violated(
                            from, from.getName() + " lives in a room that is not in the table: " + room));
                }
                for (Dependency d : from.getDirectDependenciesFromSelf()) {
                    String to = RoomTable.roomOf(root, d.getTargetClass().getPackageName());
                    if (!room.isEmpty() && !to.isEmpty() && !RoomTable.mayUse(room, to)) {
                        events.add(SimpleConditionEvent.violated(
                                from, room + " may not use " + to + ": " + d.getDescription()));
                    }
                }
            }
        };
    }

    private static ArchCondition<JavaClass> notUseDoors(String root) {
        return new ArchCondition<>("use no door") {
            @Override
            public void check(JavaClass from, ConditionEvents events) {
                for (Dependency d : from.getDirectDependenciesFromSelf()) {
                    if (RoomTable.isDoor(root, d.getTargetClass().getPackageName())) {
                        events.add(SimpleConditionEvent.violated(from, d.getDescription()));
                    }
                }
            }
        };
    }

    private static ArchCondition<JavaClass> callOneOf(Set<String> methods) {
        return new ArchCondition<>("call one of " + methods) {
            @Override
            public void check(JavaClass from, ConditionEvents events) {
                for (JavaAccess<?> access : from.getAccessesFromSelf()) {
                    String target = access.getTargetOwner().getFullName() + "."
                            + access.getTarget().getName();
                    if (access instanceof JavaCall<?> && methods.contains(target)) {
                        events.add(SimpleConditionEvent.satisfied(from, access.getDescription()));
                    }
                }
            }
        };
    }

    private static ArchCondition<JavaClass> giveBirthToThreads() {
        return new ArchCondition<>("give birth to threads") {
            @Override
            public void check(JavaClass from, ConditionEvents events) {
                for (JavaAccess<?> access : from.getAccessesFromSelf()) {
                    if (!(access instanceof JavaCall<?> call)) {
                        continue;
                    }
                    String owner = call.getTargetOwner().getFullName();
                    String target = owner + "." + call.getTarget().getName();
                    boolean made = BIRTHS.contains(target)
                            || target.equals("java.lang.Thread.<init>")
                            || owner.equals("java.util.concurrent.Executors") && makesItsOwnThreads(call)
                            || owner.equals("java.util.Timer");
                    if (made) {
                        events.add(SimpleConditionEvent.satisfied(from, call.getDescription()));
                    }
                }
            }
        };
    }

    private static boolean makesItsOwnThreads(JavaCall<?> call) {
        return call.getTarget().getName().startsWith("new")
                && call.getTarget().getRawParameterTypes().stream()
                        .noneMatch(t -> t.getFullName().equals("java.util.concurrent.ThreadFactory"));
    }
}
