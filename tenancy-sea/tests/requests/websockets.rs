//! Websockets: the task that talks outlives the request.

use axum::Router;
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::response::Response;
use axum::routing::get;
use sea_orm::EntityTrait;
use tenancy_sea::extract::{CurrentTenant, TenantConnection};
use tenancy_sea::{Context, InCurrentContext, Tenancy, TenancyConnection, TenancyError, spawn};
use tokio::sync::oneshot;

use crate::blogs::{Blog, Post, ask, layer, tenancy};
use crate::rows::titles_of;
use crate::socket::{Socket, serve, upgrade};

/// Answers each message with the titles that a connection sees.
async fn talk(mut socket: WebSocket, db: TenancyConnection) {
    while let Some(Ok(Message::Text(_))) = socket.recv().await {
        let titles = titles_of(&db).await;
        if socket.send(Message::text(titles)).await.is_err() {
            return;
        }
    }
}

/// Each path is a way to the tenant, or to none.
fn app(tenancy: &Tenancy<Blog>) -> Router {
    let follows = tenancy.connection();
    let plain = {
        let db = follows.clone();
        async move |upgrade: WebSocketUpgrade| upgrade.on_upgrade(|socket| talk(socket, db))
    };
    // What is called when the upgrade is done is called in the task.
    let too_late = {
        let db = follows.clone();
        async move |upgrade: WebSocketUpgrade| {
            upgrade.on_upgrade(|socket| talk(socket, db).in_current_context())
        }
    };
    let entered = {
        let db = follows.clone();
        async move |upgrade: WebSocketUpgrade| {
            let context = Context::current();
            upgrade.on_upgrade(|socket| context.enter(talk(socket, db)))
        }
    };
    let carried = {
        let db = follows.clone();
        async move |upgrade: WebSocketUpgrade| hand_over(upgrade, db, false)
    };
    let spawned = {
        let db = follows.clone();
        async move |upgrade: WebSocketUpgrade| hand_over(upgrade, db, true)
    };
    let run = {
        let (tenancy, db) = (tenancy.clone(), follows);
        async move |CurrentTenant(blog): CurrentTenant<Blog>, upgrade: WebSocketUpgrade| {
            upgrade.on_upgrade(async move |socket| {
                let talking = async {
                    talk(socket, db).await;
                    Ok::<_, TenancyError>(())
                };
                tenancy.run(&*blog, talking).await.unwrap();
            })
        }
    };
    let bound = async |TenantConnection(db, ..): TenantConnection<Blog>,
                       upgrade: WebSocketUpgrade| {
        upgrade.on_upgrade(|socket| talk(socket, db))
    };
    let router = Router::new()
        .route("/plain", get(plain))
        .route("/too-late", get(too_late))
        .route("/entered", get(entered))
        .route("/carried", get(carried))
        .route("/spawned", get(spawned))
        .route("/run", get(run))
        .route("/bound", get(bound))
        .route("/", get(count));
    router.layer(layer(tenancy)).with_state(tenancy.clone())
}

/// A task, or a future, that is made in the handler and waits there for its socket.
fn hand_over(upgrade: WebSocketUpgrade, db: TenancyConnection, is_spawned: bool) -> Response {
    let (give, take) = oneshot::channel();
    let talking = async move {
        if let Ok(socket) = take.await {
            talk(socket, db).await;
        }
    };
    let talking = if is_spawned {
        drop(spawn(talking));
        None
    } else {
        Some(talking.in_current_context())
    };
    upgrade.on_upgrade(async |socket| {
        give.send(socket).unwrap();
        if let Some(talking) = talking {
            talking.await;
        }
    })
}

async fn count(TenantConnection(db, ..): TenantConnection<Blog>) -> String {
    Post::find().all(&db).await.unwrap().len().to_string()
}

const ACME: (&str, &str) = ("acme.example.com", "acme 1");
const RIVAL: (&str, &str) = ("rival.example.com", "rival 1, rival 2");

/// Z73: an upgraded connection has no tenant, unless that is carried over in the handler. Then it is its own as long as it is
/// open, while others talk and are served on the same threads.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_upgraded_connection_is_its_own_tenants() {
    let tenancy = tenancy().await;
    let app = app(&tenancy);
    let address = serve(app.clone()).await;
    let mut sockets = Vec::new();
    for path in ["/plain", "/too-late"] {
        for (host, _) in [ACME, RIVAL] {
            let socket = Socket::open(address, host, path).await;
            sockets.push((path, "no tenant", socket));
        }
    }
    for path in ["/entered", "/carried", "/spawned", "/run", "/bound"] {
        for (host, titles) in [ACME, RIVAL] {
            let socket = Socket::open(address, host, path).await;
            sockets.push((path, titles, socket));
        }
    }
    let others = async {
        for _ in 0..60 {
            assert_eq!(ask(&app, RIVAL.0).await.1, "2");
            assert_eq!(ask(&app, ACME.0).await.1, "1");
        }
    };
    let talking = sockets.iter_mut().map(|(path, titles, socket)| async move {
        for _ in 0..20 {
            assert_eq!(socket.ask("what is there?").await, *titles, "{path}");
        }
    });
    let talking = futures_util::future::join_all(talking);
    futures_util::future::join(others, talking).await;
    assert!(Context::current().is_none());
}

/// A host that is nobody's is answered before anything is upgraded.
#[tokio::test]
async fn nobody_is_upgraded() {
    let address = serve(app(&tenancy().await)).await;
    for host in [
        "nobody.example.com",
        "example.com",
        "acme.example.com.evil.org",
    ] {
        let (answer, _) = upgrade(address, host, "/bound").await;
        assert!(answer.starts_with("HTTP/1.1 404 "), "{answer}");
    }
}
