using A11.Agents.Generation.Applications;
using A11.Agents.Generation.Composition;
using A11.Agents.Generation.Facts;

namespace A11.Agents.Generation.Ruby;

/// <summary>The image of a Ruby program that Puma serves: gems are built in the image with compilers, and run in the slim one.</summary>
internal static class RubyContainer
{
    private const int RailsPort = 3000;

    private const int RackPort = 9292;

    private const string Settings = "BUNDLE_DEPLOYMENT=1 BUNDLE_WITHOUT=development:test BUNDLE_PATH=/usr/local/bundle";

    /// <summary>Gems that bind libraries of the system, and the packages of Debian that have them.</summary>
    private static readonly (string Gem, string Library)[] Libraries = [("pg", "libpq5"), ("mysql2", "libmariadb3"), ("ruby-vips", "libvips42t64")];

    /// <summary>Gems by which Node.js builds what pages use.</summary>
    private static readonly string[] NodeBundlers = ["jsbundling-rails", "cssbundling-rails", "vite_rails", "vite_ruby", "webpacker", "shakapacker"];

    private static readonly string[] NoFolders = ["vendor", "node_modules", "log", "tmp", "storage", "coverage", "spec", "test", "features", "doc", "docs"];

    public static Container Compose(ProjectFiles files, RubyProject project, ImageTags images, string version)
    {
        Require(files, project);
        var isRails = project.Needs("rails", "railties");
        var port = SourceScan.FindPort(files, files.Paths.Where(path => path == "config/puma.rb"), "\"PORT\", ", "\"PORT\") { ", "'PORT', ", "'PORT') { ", "port ") ?? (isRails ? RailsPort : RackPort);
        var health = FindHealth(files);
        var command = HealthCommand(port, health);
        var libraries = Libraries.Where(library => project.Needs(library.Gem)).Select(library => library.Library).ToArray();
        var settings = isRails ? $"RAILS_ENV=production {Settings}" : $"RACK_ENV=production {Settings}";
        var text = new DockerfileText()
            .Comment("Gems are built here, where compilers are, so that the image that runs needs none of them.")
            .Line($"FROM {images.Find("ruby", version, DebianPackages.Release)} AS build")
            .Line("WORKDIR /app")
            .Line($"ENV {settings}")
            .Line($"COPY Gemfile Gemfile.lock {(project.HasVersionFile ? ".ruby-version " : "")}./")
            .Line("RUN bundle install && rm -rf /usr/local/bundle/ruby/*/cache")
            .Lines(SourceCopies.List(files, [""], IsSource))
            .Lines(isRails && project.Needs("sprockets-rails", "propshaft") ? ["# A key of no worth stands in, as none is needed to build scripts and styles.", "RUN SECRET_KEY_BASE_DUMMY=1 bundle exec rails assets:precompile"] : [])
            .Blank()
            .Line($"FROM {images.Find("ruby", version, $"slim-{DebianPackages.Release}")} AS production")
            .Lines(libraries.Length == 0 ? [] : [$"RUN {DebianPackages.Install(libraries)}"])
            .CreateUser()
            .Line("WORKDIR /app")
            .Line($"ENV {settings}")
            .Line("COPY --from=build /usr/local/bundle/ /usr/local/bundle/")
            .Line("COPY --from=build /app/ ./")
            .Lines(isRails ? ["# The program writes to these and to nothing else.", "RUN mkdir -p log storage tmp/pids && chown -R app:app log storage tmp"] : [])
            .Line("USER 10001")
            .Service(port, command)
            .Comment("Exec form: Bundler becomes the server, which gets the stop signal itself.")
            .Line(files.Has("config/puma.rb") ? "ENTRYPOINT [\"bundle\", \"exec\", \"puma\", \"--config\", \"config/puma.rb\"]" : $"ENTRYPOINT [\"bundle\", \"exec\", \"puma\", \"--port\", \"{port}\", \"config.ru\"]");
        return new Container(port, health, command, text.ToString());
    }

    /// <exception cref="RefusalException">Something is missing that the image needs.</exception>
    private static void Require(ProjectFiles files, RubyProject project)
    {
        var reason = !project.IsLocked ? "There is no Gemfile.lock, so that the gems could not be installed twice alike; run “bundle lock” and commit it."
            : !files.Has("config.ru") ? "There is no config.ru that a server could start. A library gets a CI workflow, not an image."
            : !project.Needs("puma") ? "There is no server for production among the gems; add puma."
            : !project.Platforms.Any(platform => platform == "ruby" || platform.Contains("linux", StringComparison.Ordinal)) ? $"Gemfile.lock is for {string.Join(", ", project.Platforms)} alone, and images run Linux; run “bundle lock --add-platform x86_64-linux”."
            : Array.Find(NodeBundlers, gem => project.Needs(gem)) is { } bundler ? $"Scripts and styles are built by Node.js ({bundler}), which the built-in agent doesn't do for Ruby."
            : null;
        if (reason is not null)
        {
            throw new RefusalException(reason);
        }
    }

    /// <summary>Rails' own check answers where its routes say so: <c>get "up" =&gt; "rails/health#show"</c>.</summary>
    private static string? FindHealth(ProjectFiles files)
    {
        var route = files.Has("config/routes.rb") ? files.Lines("config/routes.rb").Select(line => line.Trim()).FirstOrDefault(line => line.Contains("rails/health#show", StringComparison.Ordinal) && !line.StartsWith('#')) : null;
        return route?.Split('"', '\'') is [_, var path, ..] ? $"/{path.TrimStart('/')}" : SourceScan.FindHealthPath(files, ".rb", ".ru");
    }

    /// <summary>The slim image has neither wget nor curl; Ruby itself asks. A redirect to HTTPS is an answer.</summary>
    private static string HealthCommand(int port, string? path) => path is null
        ? $"[\"ruby\", \"-rsocket\", \"-e\", \"TCPSocket.new('127.0.0.1', {port}).close\"]"
        : $"[\"ruby\", \"-rnet/http\", \"-e\", \"exit Net::HTTP.get_response(URI('http://127.0.0.1:{port}{path}')).code.to_i < 400\"]";

    private static bool IsSource(string path)
    {
        var top = path.Split('/')[0];
        return path.Contains('/', StringComparison.Ordinal) ? !NoFolders.Contains(top, StringComparer.Ordinal) && ProductDirectories.MayHold(top) && IsProgram(path)
            : path is "config.ru" or "Rakefile" || path.EndsWith(".rb", StringComparison.Ordinal);
    }

    private static bool IsProgram(string path) => Path.GetExtension(path) is ".rb" or ".ru" or ".erb" or ".haml" or ".slim" or ".yml" || path.Split('/')[0] is "app" or "bin" or "config" or "db" or "lib" or "public";
}
