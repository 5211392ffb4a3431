package dev.cairn.scienceworld;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.core.TaskId;
import dev.cairn.domain.EnvironmentFactory;
import dev.cairn.domain.ResetOptions;
import dev.cairn.domain.TextEnvironment;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManyLoadsTest {
    private static final int LOADS = 2000;
    private static final int MEGABYTE = 1 << 20;

    @Test
    void memoryIsFlatOverTwoThousandLoads() {
        EnvironmentFactory world = new ScienceWorld(TestJar.JAR);
        List<TaskId> tasks = world.tasks().all();
        try (TextEnvironment environment = world.open()) {
            long heapBefore = 0;
            long classesBefore = 0;
            for (int i = 0; i < LOADS; i++) {
                TaskId task = tasks.get(i % tasks.size());
                int variation = i / tasks.size() % world.tasks().variations(task);
                environment.reset(world.tasks().variation(task, variation), ResetOptions.easy(100));
                environment.step("wait1");
                environment.validActions();
                if (i == LOADS / 4) {
                    heapBefore = heap();
                    classesBefore = metaspace();
                }
            }
            assertThat(heap() - heapBefore).isLessThan(15L * MEGABYTE);
            assertThat(metaspace() - classesBefore).isLessThan(3L * MEGABYTE);
        }
    }

    @Test
    void sixtyWorldsOfOneJarTakeTheMemoryForClassesOfOne() {
        long before = 0;
        for (int i = 0; i < 60; i++) {
            EnvironmentFactory world = new ScienceWorld(TestJar.JAR);
            TaskId task = world.tasks().select("4-2").get(0);
            try (TextEnvironment environment = world.open()) {
                environment.reset(world.tasks().variation(task, i), ResetOptions.easy(100));
                environment.step("look around");
            }
            if (i == 0) {
                before = metaspace();
            }
        }
        assertThat(metaspace() - before).isLessThan(10L * MEGABYTE);
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long metaspace() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .mapToLong((MemoryPoolMXBean pool) -> pool.getUsage().getUsed())
                .sum();
    }
}
