namespace A11.Agents.Tests.Generation;

internal static partial class StackRepositories
{
    public static RepositoryFolder Rust() => new RepositoryFolder()
        .With("Cargo.toml", """
            [package]
            name = "shop"
            version = "0.1.0"
            edition = "2024"
            rust-version = "1.85"

            [dependencies]
            axum = "0.8"
            sqlx = { version = "0.8", features = ["postgres", "runtime-tokio"] }
            reqwest = "0.12"
            tokio = { version = "1", features = ["full"] }

            [lints.clippy]
            pedantic = "warn"

            """)
        .With("Cargo.lock", "version = 4\n\n[[package]]\nname = \"openssl\"\nversion = \"0.10.68\"\n\n[[package]]\nname = \"shop\"\nversion = \"0.1.0\"\n")
        .With("rustfmt.toml", "max_width = 120\n")
        .With("src/main.rs", """
            use axum::{Router, routing::get};

            #[tokio::main]
            async fn main() {
                let _database = std::env::var("DATABASE_URL").unwrap();
                let _secret = std::env::var("JWT_SECRET").unwrap();
                let app = Router::new().route("/health", get(|| async { "ok" }));
                let listener = tokio::net::TcpListener::bind("0.0.0.0:3000").await.unwrap();
                axum::serve(listener, app).await.unwrap();
            }

            """)
        .With("migrations/0001_prices.sql", "create table prices (cents bigint);\n")
        .With("tests/health.rs", "#[test]\nfn answers() {}\n");
}
