//! Two applications that take turns.

use std::fmt;
use std::net::Ipv4Addr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use blog::app;
use object_store::memory::InMemory;
use tenancy_sea::BoxError;
use tokio::net::TcpListener;
use tokio::task::JoinSet;
use tokio::time::timeout;

use crate::arguments::Arguments;
use crate::by_hand;
use crate::client::Client;
use crate::page::Page;
use crate::room::Room;

const CONNECTIONS: usize = 64;
/// No turn takes as long, whatever hangs.
const LONGEST_TURN: Duration = Duration::from_secs(120);

pub struct Contest {
    name: &'static str,
    /// Where the example answers, and the application by hand.
    ports: [u16; 2],
}

/// What came out.
pub struct Outcome {
    name: &'static str,
    /// Of each pair of turns the example's throughput over the other's, in order of size.
    ratios: Vec<f64>,
    /// Requests a second, of either, in order of size.
    throughputs: [Vec<f64>; 2],
    pages: usize,
}

impl Contest {
    pub async fn new(room: &Room) -> Result<Self, BoxError> {
        let tenancy = app::tenancy(room.database.clone(), Arc::new(InMemory::new())).await?;
        let example = app::app(tenancy, "localhost")?;
        let by_hand = by_hand::app(room.database.clone());
        let ports = [serve(example).await?, serve(by_hand).await?];
        let contest = Self {
            name: room.name,
            ports,
        };
        contest.compare().await?;
        Ok(contest)
    }

    /// Both give the same pages, and whoever looks at them would see a foreign row.
    async fn compare(&self) -> Result<(), BoxError> {
        let [one, other] = self.ports;
        let (mut one, mut other) = (Client::connect(one).await?, Client::connect(other).await?);
        for turn in 0..50 {
            let page = Page::of_turn(turn);
            let body = one.get(&page).await?;
            if body != other.get(&page).await? {
                return Err(format!("the applications differ: {page:?}").into());
            }
            page.check(body)?;
            let neighbour = Page::front(page.blog % 2_000 + 1);
            if neighbour.check(body).is_ok() {
                return Err("a foreign page wasn't noticed".into());
            }
        }
        Ok(())
    }

    pub async fn run(&self, arguments: &Arguments) -> Result<Outcome, BoxError> {
        let requests = arguments.requests();
        for port in self.ports {
            turn(port, requests, 0).await?;
        }
        let mut throughputs = [Vec::new(), Vec::new()];
        for pair in 0..arguments.pairs() {
            let order = if pair % 2 == 0 { [0, 1] } else { [1, 0] };
            for which in order {
                let seconds = turn(self.ports[which], requests, pair).await?.as_secs_f64();
                throughputs[which].push((CONNECTIONS * requests) as f64 / seconds);
            }
        }
        let pairs = throughputs[0].iter().zip(&throughputs[1]);
        Ok(Outcome {
            name: self.name,
            ratios: sorted(pairs.map(|(example, by_hand)| example / by_hand).collect()),
            throughputs: throughputs.map(sorted),
            pages: CONNECTIONS * requests * 2 * (arguments.pairs() + 1),
        })
    }
}

async fn serve(app: Router) -> Result<u16, BoxError> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let port = listener.local_addr()?.port();
    tokio::spawn(async move { axum::serve(listener, app).await });
    Ok(port)
}

/// So many requests on each of the connections, all at once; every page is looked at.
async fn turn(port: u16, requests: usize, number: usize) -> Result<Duration, BoxError> {
    let mut clients = Vec::new();
    for _ in 0..CONNECTIONS {
        clients.push(Client::connect(port).await?);
    }
    let mut connections = JoinSet::new();
    let began = Instant::now();
    for (place, mut client) in clients.into_iter().enumerate() {
        connections.spawn(async move {
            for request in 0..requests {
                let page = Page::of_turn((number * CONNECTIONS + place) * requests + request);
                page.check(client.get(&page).await?)?;
            }
            Ok::<_, BoxError>(())
        });
    }
    let all = timeout(LONGEST_TURN, connections.join_all()).await?;
    let took = began.elapsed();
    all.into_iter().collect::<Result<(), _>>()?;
    Ok(took)
}

impl Outcome {
    /// The median.
    pub fn ratio(&self) -> f64 {
        median(&self.ratios)
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [example, by_hand] = &self.throughputs;
        write!(
            f,
            "{:<10} {:>7.3} {:>7.3} {:>7.3} {:>15.0} {:>15.0} {:>10}",
            self.name,
            self.ratio(),
            self.ratios[0],
            self.ratios[self.ratios.len() - 1],
            median(example),
            median(by_hand),
            self.pages,
        )
    }
}

fn sorted(mut numbers: Vec<f64>) -> Vec<f64> {
    numbers.sort_by(f64::total_cmp);
    numbers
}

fn median(sorted: &[f64]) -> f64 {
    let middle = sorted.len() / 2;
    if sorted.len() % 2 == 1 {
        sorted[middle]
    } else {
        f64::midpoint(sorted[middle - 1], sorted[middle])
    }
}
