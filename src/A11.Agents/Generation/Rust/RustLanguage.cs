using System.Collections.Immutable;
using A11.Agents.Generation.Applications;
using A11.Agents.Generation.Facts;
using A11.Agents.Generation.Languages;

namespace A11.Agents.Generation.Rust;

/// <summary>Rust, built by Cargo.</summary>
internal sealed class RustLanguage : ILanguage
{
    private static readonly (string Kind, string[] Clients)[] Clients =
    [
        ("postgres", ["sqlx/postgres", "tokio-postgres", "postgres", "deadpool-postgres", "bb8-postgres", "diesel/postgres", "diesel-async/postgres", "sea-orm/sqlx-postgres"]),
        ("mysql", ["sqlx/mysql", "mysql", "diesel/mysql", "diesel-async/mysql", "sea-orm/sqlx-mysql"]),
        ("mongo", ["mongodb"]),
        ("redis", ["redis", "deadpool-redis", "bb8-redis", "fred"]),
        ("memcached", ["memcache"]),
        ("rabbitmq", ["lapin", "amqprs"]),
        ("kafka", ["rdkafka"]),
        ("elasticsearch", ["elasticsearch"]),
    ];

    /// <inheritdoc/>
    public Application? Read(ProjectFiles files, ImageTags images)
    {
        if (CargoProject.Read(files) is not { } project)
        {
            return null;
        }

        var version = project.FindVersion();
        var locked = project.IsLocked ? " --locked" : "";
        var all = project.IsWorkspace ? " --workspace" : "";
        return new Application
        {
            Language = "Rust",
            Name = ImageName.Create(project.Name ?? "app"),
            Versions = [version],
            Setup = Setup(project, version),
            Install = [$"cargo fetch{locked}"],
            Checks = FindChecks(files, project, locked, all),
            Test = $"cargo test{locked}{all}",
            Format = "cargo fmt --all",
            Compile = $"cargo build{locked}{all}",
            Leftovers = ["target"],
            Containerize = request => RustContainer.Compose(files, project, images, request),
            Services = BackingService.FindAll([.. project.Packages.SelectMany(package => package.Dependencies)], Clients),
            Variables = SourceScan.FindNames(files, files.Sources(".rs"), "env::var(", "dotenvy::var("),
        };
    }

    /// <summary>Runners have rustup, which takes the compiler that the repository names; what is compiled is kept by its version, so that it comes first.</summary>
    private static SetupAction Setup(CargoProject project, string version)
    {
        ImmutableArray<string> commands = project.ToolchainFile is null
            ? [$"rustup toolchain install {version} --profile minimal --component clippy,rustfmt", $"rustup default {version}"]
            : ["rustup toolchain install", "rustup component add clippy rustfmt"];
        return new SetupAction(null, "", null, []) { Before = commands, BeforeTitle = "Set up Rust", Cache = new SetupAction("Swatinem/rust-cache", "Cache the dependencies", null, []) };
    }

    private static ImmutableArray<ToolCommand> FindChecks(ProjectFiles files, CargoProject project, string locked, string all) =>
    [
        new ToolCommand("cargo fmt", ToolKind.Format, "cargo fmt --all --check", "Layout") { IsChosen = files.FirstOf("rustfmt.toml", ".rustfmt.toml") is not null },
        new ToolCommand("cargo clippy", ToolKind.Lint, $"cargo clippy{locked}{all} --all-targets -- -D warnings", "Mistakes and style") { IsChosen = files.FirstOf("clippy.toml", ".clippy.toml") is not null || project.Packages.Any(package => package.ConfiguresClippy) },
    ];
}
