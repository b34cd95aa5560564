using A11.Agents.Generation.Applications;
using A11.Agents.Generation.Composition;
using A11.Agents.Generation.Facts;

namespace A11.Agents.Generation.Rust;

/// <summary>The image of a Rust program: compiled in the image of Rust, run in a slim one of Debian.</summary>
internal static class RustContainer
{
    /// <summary>Packages that bind libraries of the system, what builds those in, and the packages of Debian that have them; Debian's own image has OpenSSL, which apt needs.</summary>
    private static readonly (string Package, string[] BuiltIn, string Library)[] Libraries =
    [
        ("pq-sys", ["pq-src"], "libpq5"),
        ("mysqlclient-sys", ["mysqlclient-src"], "libmariadb3"),
    ];

    /// <summary>Packages that look for certificates where the system keeps them.</summary>
    private static readonly string[] CertificateReaders = ["openssl", "native-tls", "rustls-native-certs", "rustls-platform-verifier"];

    public static Container Compose(ProjectFiles files, CargoProject project, ImageTags images, ContainerRequest request)
    {
        if (!project.IsLocked)
        {
            throw new RefusalException("There is no Cargo.lock, so that the packages could not be built twice alike; run “cargo generate-lockfile” and commit it.");
        }

        var (package, program) = ChooseProgram(project, request);
        var server = RustServer.Find(files, project, package);
        var command = server is null ? null : HealthProbe.WithBash(server.Port, server.HealthPath);
        var libraries = Libraries.Where(library => project.Locked.Contains(library.Package) && !library.BuiltIn.Any(project.Locked.Contains)).Select(library => library.Library).ToArray();
        var text = new DockerfileText()
            .Comment("Compiled here; neither the compiler nor the sources get into the image that runs.")
            .Line($"FROM {images.Find("rust", project.FindVersion(), DebianPackages.Release)} AS build")
            .Line("WORKDIR /source")
            .Lines(CopyInstruction.FormatEach(Descriptions(files, project)))
            .Lines(SourceCopies.List(files, [""], path => IsSource(project, path)))
            .Lines(files.Paths.Any(path => path.StartsWith(".sqlx/", StringComparison.Ordinal)) ? ["# Queries are checked by what was prepared, as there is no database here.", "COPY .sqlx/ .sqlx/", "ENV SQLX_OFFLINE=true"] : [])
            .Comment("Downloads and what is compiled already are kept from build to build, outside of the image.")
            .Line("RUN --mount=type=cache,target=/usr/local/cargo/registry --mount=type=cache,target=/source/target \\")
            .Line($"    cargo build --release --locked{(project.IsWorkspace ? $" --package {package.Name}" : "")} --bin {program} \\")
            .Line($"    && cp target/release/{program} /usr/local/bin/")
            .Blank()
            .Line($"FROM {images.Find("debian", "13", "slim")} AS production")
            .Lines(libraries.Length == 0 ? [] : [$"RUN {DebianPackages.Install(libraries)}"])
            .CreateUser()
            .Lines(CertificateReaders.Any(project.Locked.Contains) ? ["# The certificates that connections are checked by.", "COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/"] : [])
            .Line($"COPY --from=build /usr/local/bin/{program} /usr/local/bin/{program}")
            .Lines(server is { Variables: var variables } && !variables.IsEmpty ? ["# Rocket listens to nothing but the container itself unless told otherwise.", .. variables.Select(variable => $"ENV {variable}")] : [])
            .Line("USER 10001")
            .Service(server?.Port, command)
            .Comment("Exec form: the program itself gets the stop signal.")
            .Line($"ENTRYPOINT [\"/usr/local/bin/{program}\"]");
        return new Container(server?.Port, server?.HealthPath, command, text.ToString());
    }

    /// <summary>The binary: the only one, else the one that the task names.</summary>
    private static (CargoPackage Package, string Program) ChooseProgram(CargoProject project, ContainerRequest request)
    {
        var all = project.Packages.SelectMany(package => package.Programs.Select(program => (Package: package, Program: program))).ToArray();
        ProgramCandidate[] candidates = [.. all.Select(pair => new ProgramCandidate(pair.Program, pair.Package.Directory, ProductDirectories.MayHold(pair.Package.Directory)))];
        return ProgramChoice.Choose(candidates, request) is { } chosen ? all.First(pair => pair.Program == chosen.Name && pair.Package.Directory == chosen.Directory)
            : throw new RefusalException(candidates.Length > 0
                ? $"No program here is a product; to build an image of {ProgramChoice.Summarize(candidates)}, name it in the task."
                : "No package has a binary (src/main.rs, src/bin, [[bin]]). A library gets a CI workflow, not an image.");
    }

    private static IEnumerable<string> Descriptions(ProjectFiles files, CargoProject project) =>
        files.Paths.Where(path => path is "Cargo.toml" or "Cargo.lock" or "build.rs" or ".cargo/config.toml" || path == project.ToolchainFile);

    /// <summary>Sources, and what they take in: pages, queries, migrations. Of a workspace all members, as Cargo looks for each of them.</summary>
    private static bool IsSource(CargoProject project, string path)
    {
        var top = path.Split('/')[0];
        return path.Contains('/', StringComparison.Ordinal)
            && (top is "src" or "migrations" or "templates" or "static" or "assets" or "proto" or "benches" or "examples"
                || project.Packages.Any(package => package.Directory.Length > 0 && package.Directory.Split('/')[0] == top));
    }
}
