namespace A11.Agents.Tests.Generation;

/// <summary>Programs of Ruby with Bundler.</summary>
[TestClass]
public sealed class RubyTests
{
    [TestMethod]
    [DataRow("", "3.3.1\n", "3.3.12")]
    [DataRow("", "ruby-3.4.2\n", "3.4.10")]
    [DataRow("ruby \"~> 3.3.0\"\n", null, "3.3.12")]
    [DataRow("ruby \">= 3.3\", \"< 4\"\n", null, "3.4.10")]
    [DataRow("ruby \"3.4.10\"\n", null, "3.4.10")]
    [DataRow("", null, "4.0.6")]
    public void The_version_is_the_one_that_the_repository_names(string line, string? file, string version)
    {
        using var repository = Create(line);
        _ = file is null ? repository : repository.With(".ruby-version", file);
        StringAssert.Contains(LanguageTest.Dockerfile(repository), $"FROM ruby:{version}-slim-trixie AS production\n");
    }

    [TestMethod]
    [DataRow("ruby \"3.2.2\"\n", null, "No full tag of the image ruby 3.2.2 is known")]
    [DataRow("ruby file: \".ruby-version\"\n", "3.4.1\n", "No full tag of the image ruby 3.4.1 is known")]
    [DataRow("ruby \"> 9\"\n", null, "No known version of Ruby is > 9")]
    public void A_version_that_Bundler_insists_on_and_no_image_has_is_refused(string line, string? file, string reason)
    {
        using var repository = Create(line);
        _ = file is null ? repository : repository.With(".ruby-version", file);
        StringAssert.Contains(LanguageTest.Refusal(repository), reason);
    }

    [TestMethod]
    public void A_program_of_Rack_is_served_by_Puma()
    {
        using var repository = Create("").With("app.rb", "get(\"/health\") { \"ok\" }\n");
        var dockerfile = LanguageTest.Dockerfile(repository);
        StringAssert.Contains(dockerfile, "ENTRYPOINT [\"bundle\", \"exec\", \"puma\", \"--port\", \"9292\", \"config.ru\"]");
        StringAssert.Contains(dockerfile, "URI('http://127.0.0.1:9292/health')");
        Assert.IsFalse(dockerfile.Contains("assets:precompile", StringComparison.Ordinal) || dockerfile.Contains("apt-get", StringComparison.Ordinal), dockerfile);
    }

    [TestMethod]
    [DataRow("Gemfile.lock", "", "There is no Gemfile.lock")]
    [DataRow("config.ru", "", "There is no config.ru")]
    [DataRow("", "GEM\n  specs:\n    rack (3.1.8)\n\nPLATFORMS\n  ruby\n", "add puma")]
    [DataRow("", "GEM\n  specs:\n    puma (6.5.0)\n\nPLATFORMS\n  arm64-darwin-24\n", "bundle lock --add-platform x86_64-linux")]
    [DataRow("", "GEM\n  specs:\n    puma (6.5.0)\n    vite_rails (3.0.19)\n\nPLATFORMS\n  ruby\n", "built by Node.js (vite_rails)")]
    public void What_an_image_lacks_is_said(string removed, string locked, string reason)
    {
        using var repository = Create("").With("app.rb", "");
        _ = locked.Length == 0 ? repository : repository.With("Gemfile.lock", locked).With("Gemfile", "");
        if (removed.Length > 0)
        {
            File.Delete(Path.Combine(repository.Root, removed));
        }

        StringAssert.Contains(LanguageTest.Refusal(repository), reason);
    }

    [TestMethod]
    [DataRow("minitest", "Rakefile", "test/shop_test.rb", "run: bundle exec rake test\n")]
    [DataRow("rspec", "Rakefile", "spec/shop_spec.rb", "run: bundle exec rspec\n")]
    [DataRow("rails", "Rakefile", "test/shop_test.rb", "run: bundle exec rails test\n")]
    public void Tests_are_run_by_what_the_repository_has(string gem, string rakefile, string test, string line)
    {
        using var repository = Create($"gem \"{gem}\"\n").With(rakefile, "").With(test, "").With("lib/shop.rb", "");
        StringAssert.Contains(LanguageTest.Workflow(repository), line);
    }

    [TestMethod]
    [DataRow("pg", "DATABASE_URL: postgresql://")]
    [DataRow("mysql2", "DATABASE_URL: mysql2://app:${MYSQL_PASSWORD}@db:3306/app\n")]
    [DataRow("sidekiq", "REDIS_URL: redis://cache:6379/0\n")]
    public void Services_follow_from_gems(string gem, string variable)
    {
        using var repository = Create($"gem \"{gem}\"\n");
        StringAssert.Contains(LanguageTest.Compose(repository), variable);
    }

    [TestMethod]
    public void A_Gemfile_of_tools_alone_makes_no_program_of_Ruby()
    {
        using var repository = new RepositoryFolder().With("Gemfile", "gem \"fastlane\"\n").With("package.json", "{ \"scripts\": { \"test\": \"jest\" } }").With("package-lock.json", "{}");
        StringAssert.Contains(LanguageTest.Workflow(repository), "run: npm test\n");
    }

    private static RepositoryFolder Create(string line) => new RepositoryFolder()
        .With("Gemfile", $"source \"https://gems.example.com\"\n{line}gem \"puma\"\n").With("Gemfile.lock", "GEM\n  specs:\n    puma (6.5.0)\n      nio4r (~> 2.0)\n\nPLATFORMS\n  ruby\n").With("config.ru", "run App\n");
}
