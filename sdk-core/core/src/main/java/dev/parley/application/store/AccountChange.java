// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.store;

import dev.parley.model.PrincipalId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A change of one account by one holder. Changes are made in their order: by account, and on one account first what there
 * must be room for, then what is given back, then what is taken, so that a hold that only changes hands never fails for
 * want of room.
 *
 * @param account which; an account that does not exist is opened with {@code openWith}, else the change is refused
 * @param holder who holds
 * @param held what is added to the holder's hold; a hold never falls below 0 (an {@link IllegalStateException}, unless a guard of the
 *     append refuses it: who decided on a stale stream may find the hold released already)
 * @param consumed what is added to what is gone
 * @param guard what must hold for the change to be made
 * @param openWith the capacity of an account that does not exist yet
 * @param capacity what is added to the capacity, before the guard looks at it; also to one that is just opened
 * @param room how much more the guard asks for than is taken
 * @param owner for whom a hold is that begins with this change; a hold that is there already stays its owner's
 * @param seen how the account must stand before this change, behind the append's earlier changes of it; else, or if the
 *     guard then refuses, the append is a conflict
 */
public record AccountChange(
        AccountId account,
        String holder,
        long held,
        long consumed,
        Guard guard,
        OptionalLong openWith,
        long capacity,
        long room,
        Optional<Hold.Owner> owner,
        Optional<Account> seen)
        implements Comparable<AccountChange> {
    private static final Comparator<AccountChange> ORDER = Comparator.comparing(AccountChange::account)
            .thenComparing(AccountChange::room, Comparator.reverseOrder())
            .thenComparing(AccountChange::held)
            .thenComparing(AccountChange::holder);

    /** What must hold for a change to be made. */
    public enum Guard {
        /** The account is open, and held and consumed together stay within its capacity. */
        WITHIN_CAPACITY,
        /** Held and consumed together stay within capacity, even if the account is closed. */
        WITHIN_CAPACITY_EVEN_CLOSED,
        /** Nothing: releases, and what the world did already. */
        NONE,
        /** Closes the account besides. */
        CLOSE
    }

    /** A change that leaves the capacity as it is. */
    public AccountChange(
            AccountId account, String holder, long held, long consumed, Guard guard, OptionalLong openWith) {
        this(account, holder, held, consumed, guard, openWith, 0, 0, Optional.empty(), Optional.empty());
    }

    /** Opens an account; one that exists stays as it is. */
    public static AccountChange open(AccountId account, long capacity) {
        return new AccountChange(account, "", 0, 0, Guard.NONE, OptionalLong.of(capacity));
    }

    /** Makes the capacity of an account that exists greater, or less, even below what is held and gone. */
    public static AccountChange resize(AccountId account, long difference) {
        return new AccountChange(
                account, "", 0, 0, Guard.NONE, OptionalLong.empty(), difference, 0, Optional.empty(), Optional.empty());
    }

    /** Takes nothing, and is refused where so much could not be held. */
    public static AccountChange room(AccountId account, long amount, OptionalLong openWith) {
        return new AccountChange(
                account, "", 0, 0, Guard.WITHIN_CAPACITY, openWith, 0, amount, Optional.empty(), Optional.empty());
    }

    /** Takes what the world took already, whether it was there or not. */
    public static AccountChange take(AccountId account, long amount) {
        return new AccountChange(account, "", 0, amount, Guard.NONE, OptionalLong.empty());
    }

    /** Sets more aside, if the account allows. */
    public static AccountChange hold(AccountId account, String holder, long amount) {
        return new AccountChange(account, holder, amount, 0, Guard.WITHIN_CAPACITY, OptionalLong.empty());
    }

    /** Gives back what was set aside. */
    public static AccountChange release(AccountId account, String holder, long amount) {
        return new AccountChange(account, holder, -amount, 0, Guard.NONE, OptionalLong.empty());
    }

    /** Turns what was set aside into what is gone. */
    public static AccountChange consumeHeld(AccountId account, String holder, long amount) {
        return new AccountChange(account, holder, -amount, amount, Guard.NONE, OptionalLong.empty());
    }

    /** Closes an account, so that nothing more can be held on it. */
    public static AccountChange close(AccountId account) {
        return new AccountChange(account, "", 0, 0, Guard.CLOSE, OptionalLong.empty());
    }

    /** The same change, opening the account with that capacity if it does not exist. */
    public AccountChange openingWith(long initial) {
        return new AccountChange(
                account, holder, held, consumed, guard, OptionalLong.of(initial), capacity, room, owner, seen);
    }

    /** The same change, also making the capacity greater or less. */
    public AccountChange resizing(long difference) {
        return new AccountChange(account, holder, held, consumed, guard, openWith, difference, room, owner, seen);
    }

    /** The same change, under a guard. */
    public AccountChange guarded(Guard other) {
        return new AccountChange(account, holder, held, consumed, other, openWith, capacity, room, owner, seen);
    }

    /** The same change, made only if the account stands like that before it. */
    public AccountChange onlyIf(Account standing) {
        return new AccountChange(
                account, holder, held, consumed, guard, openWith, capacity, room, owner, Optional.of(standing));
    }

    /** The same change; what comes to be held by it is a principal's since then. */
    public AccountChange heldFor(PrincipalId principal, Instant since) {
        Hold.Owner named = new Hold.Owner(principal, since);
        return new AccountChange(
                account, holder, held, consumed, guard, openWith, capacity, room, Optional.of(named), seen);
    }

    @Override
    public int compareTo(AccountChange other) {
        return ORDER.compare(this, other);
    }
}
