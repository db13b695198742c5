//! Passwords, as Argon2id hashes.

use argon2::Argon2;
use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use tenancy_sea::BoxError;
use tokio::task::spawn_blocking;

/// What is stored of a password.
///
/// # Errors
///
/// Where the system has no randomness.
pub async fn hash(password: &str) -> Result<String, BoxError> {
    let password = password.to_owned();
    // It takes long on purpose, and others want to be served.
    let hash = spawn_blocking(move || Argon2::default().hash_password(password.as_bytes()));
    Ok(hash.await?.map_err(|err| err.to_string())?.to_string())
}

/// Whether it is the password of which this hash is stored. Where there is none it takes as long, so that the time doesn't
/// tell who has an account.
///
/// # Errors
///
/// Where what is stored is no hash.
pub async fn is_right(password: &str, stored: Option<&str>) -> Result<bool, BoxError> {
    let Some(stored) = stored.map(ToOwned::to_owned) else {
        hash(password).await?;
        return Ok(false);
    };
    let password = password.to_owned();
    let verified = spawn_blocking(move || {
        let hash = PasswordHash::new(&stored).map_err(|err| err.to_string())?;
        let verified = Argon2::default().verify_password(password.as_bytes(), &hash);
        Ok::<_, BoxError>(verified.is_ok())
    });
    verified.await?
}
