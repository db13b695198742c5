//! Which pages are asked for, and what may stand on them.

use crate::rows::{BLOGS, POSTS};

/// Stands in every row of a blog, and in no other's.
pub fn mark(blog: i32) -> String {
    format!("mark-{blog:04}.")
}

pub fn slug(blog: i32) -> String {
    format!("blog-{blog:04}")
}

/// A page of a blog.
#[derive(Clone, Debug)]
pub struct Page {
    pub blog: i32,
    pub path: String,
    /// How many rows, at least, are shown on it.
    rows: usize,
}

impl Page {
    /// The page of a turn: any blog's, its first page or a post.
    pub fn of_turn(turn: usize) -> Self {
        let step = i32::try_from(turn / 2).unwrap();
        // A prime, so that all blogs come up before one comes up again.
        let number = step % BLOGS * 7_919 % BLOGS;
        let blog = number + 1;
        if turn.is_multiple_of(2) {
            return Self::front(blog);
        }
        let post = number + step % POSTS * BLOGS;
        Self {
            blog,
            path: format!("/posts/{}", post + 1),
            rows: 10,
        }
    }

    pub fn front(blog: i32) -> Self {
        let path = "/".to_owned();
        Self {
            blog,
            path,
            rows: 32,
        }
    }

    /// Says what is wrong with a body: something of another blog, or too little of this one.
    pub fn check(&self, body: &str) -> Result<(), String> {
        let own = mark(self.blog);
        let mut found = 0;
        for (at, _) in body.match_indices("mark-") {
            if !body[at..].starts_with(&own) {
                return Err(format!(
                    "FOREIGN BYTES on {} of {}: {body}",
                    self.path,
                    slug(self.blog)
                ));
            }
            found += 1;
        }
        if found < self.rows {
            return Err(format!(
                "{} of {} lacks rows: {body}",
                self.path,
                slug(self.blog)
            ));
        }
        Ok(())
    }
}
