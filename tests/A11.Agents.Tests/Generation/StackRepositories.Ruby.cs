namespace A11.Agents.Tests.Generation;

internal static partial class StackRepositories
{
    public static RepositoryFolder Ruby() => new RepositoryFolder()
        .With(".ruby-version", "3.4.1\n")
        .With("Gemfile", "source \"https://gems.example.com\"\n\ngem \"rails\", \"~> 8.0.1\"\ngem \"propshaft\"\ngem \"pg\", \"~> 1.1\"\ngem \"puma\", \">= 5.0\"\n\ngroup :development, :test do\n  gem \"rspec-rails\"\n  gem \"rubocop-rails-omakase\", require: false\nend\n")
        .With("Gemfile.lock", """
            GEM
              remote: https://gems.example.com/
              specs:
                pg (1.5.9)
                propshaft (1.1.0)
                  rack
                puma (6.5.0)
                  nio4r (~> 2.0)
                rails (8.0.1)
                railties (8.0.1)
                rspec-rails (7.1.0)
                rubocop (1.69.2)

            PLATFORMS
              arm64-darwin-24
              x86_64-linux

            DEPENDENCIES
              rails (~> 8.0.1)

            BUNDLED WITH
               2.6.2

            """)
        .With("Rakefile", "require_relative \"config/application\"\n")
        .With("app/controllers/prices_controller.rb", "class PricesController < ApplicationController\n  def token = ENV.fetch(\"API_TOKEN\")\nend\n")
        .With("config.ru", "require_relative \"config/environment\"\nrun Rails.application\n")
        .With("config/application.rb", "require_relative \"boot\"\n\nmodule Shop\n  class Application < Rails::Application\n  end\nend\n")
        .With("config/puma.rb", "threads 3, 3\nport ENV.fetch(\"PORT\", 3000)\n")
        .With("config/routes.rb", "Rails.application.routes.draw do\n  get \"up\" => \"rails/health#show\", as: :rails_health_check\nend\n")
        .With("spec/requests/prices_spec.rb", "RSpec.describe \"prices\"\n");
}
