//! ```console
//! cargo run -p blog                                                    # SQLite in memory
//! DATABASE_URL=postgres://postgres@127.0.0.1/blog cargo run -p blog    # kept
//! ```

use std::net::Ipv4Addr;

use blog::settings::Settings;
use blog::{app, database, seed};
use tenancy_sea::BoxError;
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> Result<(), BoxError> {
    tracing_subscriber::fmt().init();
    let settings = Settings::from_environment()?;
    let database = database::connect(&settings.database_url).await?;
    let is_new = database::create_tables(&database).await?;
    let tenancy = app::tenancy(database, settings.storage()?).await?;
    if is_new {
        seed::seed(&tenancy).await?;
    }
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, settings.port)).await?;
    announce(&settings.domain, listener.local_addr()?.port());
    axum::serve(listener, app::app(tenancy, &settings.domain)?).await?;
    Ok(())
}

fn announce(domain: &str, port: u16) {
    println!("a blog by its subdomain   http://acme.{domain}:{port}/");
    println!("another one               http://rival.{domain}:{port}/");
    println!("a blog by its path        http://{domain}:{port}/blogs/acme/");
    println!("all blogs                 http://{domain}:{port}/");
    println!("whoever runs them         http://{domain}:{port}/admin");
    println!();
    for account in seed::ACCOUNTS {
        let [place, name, password] = account;
        println!("sign in to {place:<6} as {name}, password {password}");
    }
}
