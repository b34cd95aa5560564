using A11.Agents.Generation.Applications;
using A11.Agents.Generation.Rust;
using A11.Core.Files;

namespace A11.Agents.Tests.Generation;

/// <summary>Packages and workspaces of Cargo.</summary>
[TestClass]
public sealed class RustTests
{
    private const string Main = "fn main() {}\n";

    [TestMethod]
    [DataRow("[package]\nname = \"shop\"\n", "src/main.rs", "--bin shop ")]
    [DataRow("[package]\nname = \"shop\"\n\n[[bin]]\nname = \"shopd\"\npath = \"src/main.rs\"\n", "src/main.rs", "--bin shopd ")]
    public void The_binary_is_found_as_Cargo_finds_it(string manifest, string source, string option)
    {
        using var repository = Create(manifest).With(source, Main);
        StringAssert.Contains(LanguageTest.Dockerfile(repository), option);
    }

    [TestMethod]
    [DataRow("axum = \"0.8\"", "TcpListener::bind(\"0.0.0.0:3000\")", "EXPOSE 3000")]
    [DataRow("axum = \"0.8\"", "SocketAddr::from(([0, 0, 0, 0], 4000))", "EXPOSE 4000")]
    [DataRow("actix-web = \"4\"", "HttpServer::new(f).bind((\"0.0.0.0\", 8081))", "EXPOSE 8081")]
    [DataRow("rocket = \"0.5\"", "rocket::build()", "ENV ROCKET_ADDRESS=0.0.0.0\nENV ROCKET_PORT=8000\nUSER 10001\nEXPOSE 8000")]
    public void The_port_is_the_one_that_the_sources_name(string dependency, string call, string line)
    {
        using var repository = Create($"[package]\nname = \"shop\"\n\n[dependencies]\n{dependency}\n").With("src/main.rs", $"fn main() {{ {call}; }}\n");
        StringAssert.Contains(LanguageTest.Dockerfile(repository), line + "\n");
    }

    [TestMethod]
    public void A_port_that_is_not_found_is_refused()
    {
        using var repository = Create("[package]\nname = \"shop\"\n\n[dependencies]\naxum = \"0.8\"\n").With("src/main.rs", Main);
        StringAssert.Contains(LanguageTest.Refusal(repository), "the port was not found in its sources");
    }

    [TestMethod]
    [DataRow("[package]\nname = \"shop\"\n", "src/lib.rs", "No package has a binary")]
    [DataRow("[package]\nname = \"shop\"\nrust-version = \"9.1\"\n", "src/main.rs", "No known version of Rust is 9.1 or newer")]
    [DataRow("[package\n", "src/main.rs", "Cargo.toml can't be read")]
    public void What_is_no_program_or_needs_what_is_not_known_is_refused(string manifest, string source, string reason)
    {
        using var repository = Create(manifest).With(source, Main);
        StringAssert.Contains(LanguageTest.Refusal(repository), reason);
    }

    [TestMethod]
    public void Without_a_lock_file_there_is_no_image_and_tests_run_unlocked()
    {
        using var repository = new RepositoryFolder().With("Cargo.toml", "[package]\nname = \"shop\"\n").With("src/main.rs", Main);
        StringAssert.Contains(LanguageTest.Refusal(repository), "There is no Cargo.lock");
        StringAssert.Contains(LanguageTest.Workflow(repository), "run: cargo test\n");
    }

    [TestMethod]
    public void The_member_of_a_workspace_that_is_a_program_is_built_and_what_shows_it_is_none()
    {
        using var repository = Create("[workspace]\nmembers = [\"crates/*\", \"examples/tour\"]\nexclude = [\"crates/old\"]\n")
            .With("crates/core/Cargo.toml", "[package]\nname = \"core\"\n").With("crates/core/src/lib.rs", "")
            .With("crates/api/Cargo.toml", "[package]\nname = \"api\"\n").With("crates/api/src/main.rs", Main)
            .With("crates/old/Cargo.toml", "[package]\nname = \"old\"\n").With("crates/old/src/main.rs", Main)
            .With("examples/tour/Cargo.toml", "[package]\nname = \"tour\"\n").With("examples/tour/src/main.rs", Main);
        var dockerfile = LanguageTest.Dockerfile(repository);
        StringAssert.Contains(dockerfile, "COPY crates/ crates/\nCOPY examples/ examples/\n");
        StringAssert.Contains(dockerfile, "cargo build --release --locked --package api --bin api \\\n");
        StringAssert.Contains(LanguageTest.Workflow(repository), "run: cargo test --locked --workspace\n");
    }

    [TestMethod]
    public void A_program_serves_what_a_package_of_its_workspace_serves_for_it()
    {
        using var repository = Create("[workspace]\nmembers = [\"api\", \"http\"]\n")
            .With("api/Cargo.toml", "[package]\nname = \"api\"\n\n[dependencies]\nhttp-server = { path = \"../http\" }\n").With("api/src/main.rs", Main)
            .With("http/Cargo.toml", "[package]\nname = \"http-server\"\n\n[dependencies]\naxum = \"0.8\"\n").With("http/src/lib.rs", "fn run() { bind(\"0.0.0.0:5000\"); }\n");
        StringAssert.Contains(LanguageTest.Dockerfile(repository), "EXPOSE 5000\n");
    }

    [TestMethod]
    public void Binaries_are_found_by_their_places()
    {
        var files = new ProjectFiles(new MemoryFileSource([new("Cargo.toml", "[package]\nname = \"shop\"\n"), new("src/lib.rs", ""), new("src/bin/server.rs", Main), new("src/bin/worker/main.rs", Main), new("src/bin/worker/job.rs", "")]));
        CollectionAssert.AreEqual(new[] { "server", "worker" }, CargoProject.Read(files)!.Packages[0].Programs);
    }

    [TestMethod]
    public void Several_binaries_are_asked_about()
    {
        using var repository = Create("[package]\nname = \"shop\"\n\n[[bin]]\nname = \"server\"\npath = \"src/server.rs\"\n\n[[bin]]\nname = \"worker\"\npath = \"src/worker.rs\"\n").With("src/server.rs", Main).With("src/worker.rs", Main);
        StringAssert.Contains(LanguageTest.Refusal(repository), "several programs: server, worker");
        StringAssert.Contains(LanguageTest.Write(repository, "Dockerfile.worker", "Small image", "Image"), "--bin worker ");
    }

    [TestMethod]
    [DataRow("pq-sys", "'libpq5=17.*'")]
    [DataRow("mysqlclient-sys", "'libmariadb3=1:11.8.*'")]
    [DataRow("native-tls", "COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/")]
    public void Libraries_that_a_package_binds_are_there(string package, string line)
    {
        using var repository = Create("[package]\nname = \"shop\"\n").With("src/main.rs", Main).With("Cargo.lock", $"[[package]]\nname = \"{package}\"\n");
        StringAssert.Contains(LanguageTest.Dockerfile(repository), line);
    }

    [TestMethod]
    public void A_library_that_is_built_in_is_not_installed()
    {
        using var repository = Create("[package]\nname = \"shop\"\n").With("src/main.rs", Main).With("Cargo.lock", "[[package]]\nname = \"pq-sys\"\n\n[[package]]\nname = \"pq-src\"\n");
        Assert.IsFalse(LanguageTest.Dockerfile(repository).Contains("apt-get", StringComparison.Ordinal));
    }

    [TestMethod]
    public void The_toolchain_that_the_repository_names_is_the_one_that_is_used()
    {
        using var repository = Create("[package]\nname = \"shop\"\n").With("src/main.rs", Main).With("rust-toolchain.toml", "[toolchain]\nchannel = \"1.90.0\"\n");
        StringAssert.Contains(LanguageTest.Workflow(repository), "          rustup toolchain install\n          rustup component add clippy rustfmt\n");
        StringAssert.Contains(LanguageTest.Dockerfile(repository), "COPY Cargo.lock Cargo.toml rust-toolchain.toml ./\n");
    }

    [TestMethod]
    public void Queries_that_were_prepared_are_built_with()
    {
        using var repository = Create("[package]\nname = \"shop\"\n").With("src/main.rs", Main).With(".sqlx/query-1.json", "{}");
        StringAssert.Contains(LanguageTest.Dockerfile(repository), "COPY .sqlx/ .sqlx/\nENV SQLX_OFFLINE=true\n");
    }

    [TestMethod]
    public void Tools_that_the_repository_has_not_chosen_run_where_they_are_asked_for()
    {
        using var repository = Create("[package]\nname = \"shop\"\n").With("src/main.rs", Main);
        Assert.IsFalse(LanguageTest.Workflow(repository).Contains("clippy --", StringComparison.Ordinal));
        using var asked = Create("[package]\nname = \"shop\"\n").With("src/main.rs", Main);
        StringAssert.Contains(LanguageTest.Workflow(asked, "Run linting with cargo clippy"), "run: cargo clippy --locked --all-targets -- -D warnings\n");
    }

    [TestMethod]
    [DataRow("sqlx = { version = \"0.8\", features = [\"mysql\"] }", "DATABASE_URL: mysql://")]
    [DataRow("redis = \"0.27\"", "REDIS_URL: redis://cache:6379/0")]
    [DataRow("lapin = \"2\"", "AMQP_URL: amqp://")]
    public void Services_follow_from_packages_and_their_features(string dependency, string variable)
    {
        using var repository = Create($"[package]\nname = \"shop\"\n\n[dependencies]\naxum = \"0.8\"\n{dependency}\n").With("src/main.rs", "fn main() { bind(\"0.0.0.0:3000\"); }\n");
        StringAssert.Contains(LanguageTest.Compose(repository), variable);
    }

    [TestMethod]
    public void A_package_of_Python_that_Rust_is_built_into_stays_one_of_Python()
    {
        using var repository = Create("[package]\nname = \"fast\"\n").With("pyproject.toml", "[project]\nname = \"fast\"\n\n[build-system]\nrequires = [\"maturin>=1.7\"]\nbuild-backend = \"maturin\"\n").With("tests/test_fast.py", "");
        StringAssert.Contains(LanguageTest.Workflow(repository), "python -m pytest");
    }

    private static RepositoryFolder Create(string manifest) => new RepositoryFolder().With("Cargo.toml", manifest).With("Cargo.lock", "version = 4\n");
}
