package dev.cairn.t5.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CustomGradientTest {

    /** Of a product of two tensors, one of which has another use. */
    private static final class Product implements CustomGradient.Backward {

        private final Tensor a;
        private final Tensor b;
        private int closed;

        Product(Tensor a, Tensor b) {
            this.a = a;
            this.b = b;
        }

        Tensor result() {
            return CustomGradient.of(a.detach().mul(b.detach()), List.of(a, b), this);
        }

        @Override
        public List<@Nullable Tensor> gradients(Tensor ofResult) {
            return Arrays.asList(ofResult.mul(b.detach()), b.requires_grad() ? ofResult.mul(a.detach()) : null);
        }

        @Override
        public void close() {
            closed++;
        }
    }

    @Test
    void gradientsReachTheInputs_besideThoseOfTheirOtherUses() {
        try (PointerScope scope = new PointerScope();
                GraphScope graph = GraphScope.open()) {
            Tensor a = torch.randn(3, 4).set_requires_grad(true);
            Tensor b = torch.randn(3, 4).set_requires_grad(true);
            Tensor squared = a.mul(a);

            new Product(squared, b).result().add(squared).sum().backward();

            // d(a^2 b + a^2): 2a (b + 1) and a^2
            Tensor ofA = a.detach().mul(new Scalar(2)).mul(b.detach().add(new Scalar(1)));
            assertThat(torch.allclose(a.grad(), ofA, 1e-6, 1e-6, false)).isTrue();
            assertThat(torch.equal(b.grad(), squared.detach())).isTrue();
        }
    }

    @Test
    void operationsFollowOneAnother_andAddUp() {
        try (PointerScope scope = new PointerScope();
                GraphScope graph = GraphScope.open()) {
            Tensor a = torch.randn(5).set_requires_grad(true);
            Tensor squared = new Product(a, a).result();

            new Product(squared, a).result().sum().backward();

            Tensor slope = a.detach().mul(a.detach()).mul(new Scalar(3));
            assertThat(torch.allclose(a.grad(), slope, 1e-6, 1e-6, false)).isTrue();
        }
    }

    @Test
    void inputThatIsNotTrained_isLeftAlone() {
        try (PointerScope scope = new PointerScope();
                GraphScope graph = GraphScope.open()) {
            Tensor a = torch.randn(3).set_requires_grad(true);
            Tensor b = torch.randn(3);
            Product ofTrained = new Product(a, b);
            ofTrained.result().sum().backward();
            assertThat(torch.equal(a.grad(), b)).isTrue();
            assertThat(b.grad().defined()).isFalse();

            assertThat(new Product(b, b).result().requires_grad()).isFalse();
        }
    }

    @Test
    void whatIsKept_isFreedOnce_whetherTheGraphIsFollowedOrDropped() {
        try (PointerScope scope = new PointerScope()) {
            Tensor a = torch.randn(3).set_requires_grad(true);
            Product followed = new Product(a, a);
            Product dropped = new Product(a, a);
            try (GraphScope graph = GraphScope.open()) {
                followed.result().sum().backward();
                assertThat(followed.closed).isEqualTo(1);
                assertThat(dropped.result().requires_grad()).isTrue();
                assertThat(dropped.closed).isZero();
            }
            assertThat(followed.closed).isEqualTo(1);
            assertThat(dropped.closed).isEqualTo(1);
        }
    }

    @Test
    void failureOnTheWayBack_reachesTheCaller() {
        try (PointerScope scope = new PointerScope();
                GraphScope graph = GraphScope.open()) {
            Tensor a = torch.randn(3).set_requires_grad(true);
            Tensor result = CustomGradient.of(torch.ones(3), List.of(a), new CustomGradient.Backward() {
                @Override
                public List<@Nullable Tensor> gradients(Tensor ofResult) {
                    throw new IllegalStateException("no way back");
                }

                @Override
                public void close() {}
            });
            Tensor sum = result.sum();

            assertThatThrownBy(sum::backward).hasMessageContaining("no way back");
        }
    }

    @Test
    void withoutAGraph_itIsRefused() {
        try (PointerScope scope = new PointerScope()) {
            Tensor a = torch.randn(3).set_requires_grad(true);
            Product product = new Product(a, a);
            assertThatThrownBy(product::result).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void graphsAreNested_andOfOneThread() throws InterruptedException {
        assertThat(GraphScope.isOpen()).isFalse();
        try (GraphScope outer = GraphScope.open()) {
            try (GraphScope inner = GraphScope.open()) {
                assertThat(GraphScope.isOpen()).isTrue();
            }
            assertThat(GraphScope.isOpen()).isTrue();
            boolean[] elsewhere = {true};
            Thread thread = new Thread(() -> elsewhere[0] = GraphScope.isOpen());
            thread.start();
            thread.join();
            assertThat(elsewhere[0]).isFalse();
        }
        assertThat(GraphScope.isOpen()).isFalse();
    }
}
