using System.Collections.Immutable;
using A11.Agents.Generation.Applications;
using A11.Agents.Generation.Facts;
using A11.Agents.Generation.Languages;

namespace A11.Agents.Generation.Ruby;

/// <summary>Ruby with Bundler: Rails, Sinatra and other Rack programs that Puma serves.</summary>
internal sealed class RubyLanguage : ILanguage
{
    private static readonly (string Kind, string[] Clients)[] Clients =
    [
        ("postgres", ["pg"]),
        ("mysql", ["mysql2", "trilogy"]),
        ("mongo", ["mongo", "mongoid"]),
        ("redis", ["redis", "redis-client", "sidekiq"]),
        ("memcached", ["dalli"]),
        ("rabbitmq", ["bunny"]),
        ("kafka", ["ruby-kafka", "rdkafka", "karafka"]),
        ("elasticsearch", ["elasticsearch"]),
    ];

    /// <inheritdoc/>
    public Application? Read(ProjectFiles files, ImageTags images)
    {
        // A Gemfile may also name no more than the tools of a program in another language.
        if (!files.Paths.Any(path => path.EndsWith(".rb", StringComparison.Ordinal) || path == "config.ru") || RubyProject.Read(files) is not { } project)
        {
            return null;
        }

        var version = project.FindVersion();
        var isRails = project.Needs("rails", "railties");
        return new Application
        {
            Language = "Ruby",
            Name = FindName(files),
            Versions = [version],

            // Without an input it takes the version of .ruby-version.
            Setup = new SetupAction("ruby/setup-ruby", "Set up Ruby and its gems", project.HasVersionFile ? null : "ruby-version", [("bundler-cache", "true")]),
            Install = ["bundle install"],
            Checks = FindChecks(project),
            Test = FindTest(files, project, isRails),
            Format = project.Needs("rubocop") ? "bundle exec rubocop --autocorrect" : project.Needs("standard") ? "bundle exec standardrb --fix" : null,
            Pack = isRails ? "bundle exec rails assets:precompile" : "bundle package",
            Leftovers = ["coverage", "tmp/cache", "vendor/bundle"],
            Containerize = _ => RubyContainer.Compose(files, project, images, version),
            Services = [.. BackingService.All.Where(service => Clients.Any(client => client.Kind == service.Kind && client.Clients.Intersect(project.Gems, StringComparer.Ordinal).Any()))],
            Connect = service => service.Kind == "mysql" ? [("DATABASE_URL", $"mysql2://app:${{MYSQL_PASSWORD}}@{service.Name}:3306/app")] : null,
            Variables = [.. SourceScan.FindNames(files, files.Sources(".rb", ".ru"), "ENV[", "ENV.fetch("), .. isRails ? [files.Has("config/credentials.yml.enc") ? "RAILS_MASTER_KEY" : "SECRET_KEY_BASE"] : Array.Empty<string>()],
        };
    }

    /// <summary>A program of Rails is called as its module is: <c>module Shop</c> in <c>config/application.rb</c>.</summary>
    private static string FindName(ProjectFiles files)
    {
        var module = files.Has("config/application.rb") ? files.Lines("config/application.rb").FirstOrDefault(line => line.StartsWith("module ", StringComparison.Ordinal))?[7..] : null;
        return ImageName.Create(module is null ? "app" : string.Join('-', NameWords.Split(module.Trim())));
    }

    private static string? FindTest(ProjectFiles files, RubyProject project, bool isRails) =>
        project.Needs("rspec", "rspec-core", "rspec-rails") ? "bundle exec rspec"
        : isRails && files.Paths.Any(path => path.StartsWith("test/", StringComparison.Ordinal)) ? "bundle exec rails test"
        : files.Has("Rakefile") && files.Paths.Any(path => path.StartsWith("test/", StringComparison.Ordinal)) ? "bundle exec rake test"
        : null;

    private static ImmutableArray<ToolCommand> FindChecks(RubyProject project) =>
        project.Needs("rubocop") ? [new ToolCommand("rubocop", ToolKind.Lint, "bundle exec rubocop", "Mistakes and style")]
        : project.Needs("standard") ? [new ToolCommand("standardrb", ToolKind.Lint, "bundle exec standardrb", "Mistakes and style")]
        : [];
}
