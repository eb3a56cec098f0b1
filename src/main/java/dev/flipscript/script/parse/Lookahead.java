package dev.flipscript.script.parse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.atn.RuleStopState;
import org.antlr.v4.runtime.atn.RuleTransition;
import org.antlr.v4.runtime.atn.Transition;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/**
 * What could have stood at a token that lies ahead of the parser: it had to look further than the
 * next token to choose, and no choice was left.
 */
final class Lookahead {
  /** A place in the grammar: a state, and where to go on when its rule is done. */
  private record Place(ATNState state, Return returns) {}

  /** A stack of states to return to. Equal stacks are the same object: they may be deep. */
  private static final class Return {
    private final int state;
    private final @Nullable Return below;
    private final Map<Integer, Return> above = new HashMap<>();

    private Return(int state, @Nullable Return below) {
      this.state = state;
      this.below = below;
    }

    Return push(int next) {
      return above.computeIfAbsent(next, key -> new Return(key, this));
    }
  }

  private final ATN atn;
  private final Set<Place> seen = new HashSet<>();
  private final List<Place> shifted = new ArrayList<>();
  private IntervalSet expected = new IntervalSet();

  private Lookahead(ATN atn) {
    this.atn = atn;
  }

  static IntervalSet expected(Parser parser, Token refused) {
    Lookahead lookahead = new Lookahead(parser.getATN());
    List<Place> places = List.of(lookahead.start(parser));
    int index = parser.getCurrentToken().getTokenIndex();
    for (int i = 1; ; i++) {
      Token token = parser.getInputStream().LT(i);
      lookahead.step(places, token.getType());
      if (token.getTokenIndex() >= refused.getTokenIndex() || token.getTokenIndex() < index) {
        return lookahead.expected;
      }
      places = List.copyOf(lookahead.shifted);
    }
  }

  private Place start(Parser parser) {
    List<Integer> states = new ArrayList<>();
    RuleContext context = parser.getContext();
    while (context != null && context.invokingState >= 0) {
      states.add(context.invokingState);
      context = context.parent;
    }
    Return returns = new Return(-1, null);
    for (int i = states.size() - 1; i >= 0; i--) {
      RuleTransition call = (RuleTransition) atn.states.get(states.get(i)).transition(0);
      returns = returns.push(call.followState.stateNumber);
    }
    return new Place(atn.states.get(parser.getState()), returns);
  }

  private void step(List<Place> places, int type) {
    seen.clear();
    shifted.clear();
    expected = new IntervalSet();
    for (Place place : places) {
      follow(place, type);
    }
  }

  private void follow(Place place, int type) {
    if (!seen.add(place)) {
      return;
    }
    if (place.state() instanceof RuleStopState) {
      Return top = place.returns();
      if (top.below == null) {
        expected.add(Token.EOF);
      } else {
        follow(new Place(atn.states.get(top.state), top.below), type);
      }
      return;
    }
    for (int i = 0; i < place.state().getNumberOfTransitions(); i++) {
      Transition transition = place.state().transition(i);
      if (transition instanceof RuleTransition call) {
        Return returns = place.returns().push(call.followState.stateNumber);
        follow(new Place(call.target, returns), type);
      } else if (transition.isEpsilon()) {
        follow(new Place(transition.target, place.returns()), type);
      } else {
        expected.addAll(transition.label());
        if (transition.matches(type, Token.MIN_USER_TOKEN_TYPE, atn.maxTokenType)) {
          shifted.add(new Place(transition.target, place.returns()));
        }
      }
    }
  }
}
