//! What is stored. One attribute an entity says whose its rows are; all else is SeaORM's.

pub mod administrator;
pub mod administrator_session;
pub mod blog;
pub mod category;
pub mod comment;
pub mod post;
pub mod session;
pub mod user;

pub use administrator::Entity as Administrator;
pub use administrator_session::Entity as AdministratorSession;
pub use blog::Entity as Blog;
pub use category::Entity as Category;
pub use comment::Entity as Comment;
pub use post::Entity as Post;
pub use session::Entity as Session;
pub use user::Entity as User;
