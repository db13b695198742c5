use sea_orm::TransactionTrait;
use tenancy_sea::prelude::*;
use tenancy_tests::entities::workspaces::document;
use tenancy_tests::{assert_refused, each_backend};

use super::offices::{ACME, DESIGN, FOOBAR, Offices, SALES, ids};

each_backend![
    a_transaction_keeps_the_tenants_with_whom_it_began,
    an_inner_tenant_adds_to_a_transaction_of_the_outer_one,
];

async fn a_transaction_keeps_the_tenants_with_whom_it_began(offices: Offices) {
    let db = offices.workspaces.connection();
    let begun = offices.within(ACME, DESIGN, db.begin()).await.unwrap();
    assert_eq!(ids!(document, &begun).unwrap(), [111, 112]);
    let outer = offices.organisations.context(ACME).unwrap();
    outer
        .enter(async { assert_eq!(ids!(document, &begun).unwrap(), [111, 112]) })
        .await;
    for (organisation, workspace) in [(ACME, SALES), (FOOBAR, DESIGN)] {
        let used =
            async { assert_refused!(ids!(document, &begun), TenancyError::TenantMismatch { .. }) };
        offices.within(organisation, workspace, used).await;
    }
    let nested = offices.within(ACME, DESIGN, begun.begin()).await.unwrap();
    assert_eq!(ids!(document, &nested).unwrap(), [111, 112]);
    nested.commit().await.unwrap();
    begun.commit().await.unwrap();
    // A bound connection's transaction keeps what the context added.
    let acme = offices.organisations.for_tenant(ACME);
    let begun = offices
        .workspaces
        .context(SALES)
        .unwrap()
        .enter(acme.begin())
        .await
        .unwrap();
    assert_eq!(ids!(document, &begun).unwrap(), [121, 122]);
    begun.rollback().await.unwrap();
}

async fn an_inner_tenant_adds_to_a_transaction_of_the_outer_one(offices: Offices) {
    let db = offices.organisations.connection();
    let outer = offices.organisations.context(ACME).unwrap();
    let begun = outer.clone().enter(db.begin()).await.unwrap();
    outer
        .enter(async { assert_eq!(ids!(document, &begun).unwrap(), [111, 112, 121, 122]) })
        .await;
    offices
        .within(ACME, SALES, async {
            assert_eq!(ids!(document, &begun).unwrap(), [121, 122])
        })
        .await;
    begun.rollback().await.unwrap();
}
