// SPDX-License-Identifier: Apache-2.0
package dev.parley.noninterference;

import dev.parley.application.store.AccountId;
import dev.parley.application.store.CommitResult;
import dev.parley.application.store.Store;
import dev.parley.model.ItemId;
import dev.parley.model.ListingRef;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;

/** A store that calls a mandate's account by another name when it refuses. */
final class OtherAccounts {
    private static final AccountId STOCK = AccountId.stock(new ListingRef("goods-1"), new ItemId("one"));

    private OtherAccounts() {}

    static Store blamedOnStock(Store store) {
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    if (method.isDefault()) {
                        return InvocationHandler.invokeDefault(proxy, method, arguments);
                    }
                    try {
                        Object result = method.invoke(store, arguments);
                        return method.getName().equals("commit")
                                ? ((List<?>) result)
                                        .stream().map(OtherAccounts::renamed).toList()
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static Object renamed(Object result) {
        return result instanceof CommitResult.HoldRefused refused
                        && refused.account().kind() != AccountId.Kind.NEGOTIATION_SLOT
                ? new CommitResult.HoldRefused(STOCK, false)
                : result;
    }
}
