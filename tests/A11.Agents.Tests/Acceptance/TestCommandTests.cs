using A11.Agents.Acceptance;

namespace A11.Agents.Tests.Acceptance;

/// <summary>Which commands run tests: each alone, behind a target, in a script of the repository, and as a value of a matrix.</summary>
[TestClass]
public sealed class TestCommandTests
{
    /// <summary>Commands that run tests, by what their documentation says.</summary>
    public static IEnumerable<string[]> Known { get; } =
    [
        .. """
        pytest
        pytest -q tests/
        python -m pytest
        python3 -m pytest -x
        python3.12 -X dev -m pytest
        py -m pytest
        python3 -m unittest
        python3 -m unittest discover -s tests
        python -m nose2
        python -m tox
        tox
        tox -e py312
        nox
        nox -s tests
        hatch test
        hatch run pytest
        poetry run pytest --maxfail 1
        pdm run pytest
        uv run pytest
        uv run --frozen --python 3.12 pytest
        uvx --from tox tox
        pipenv run python -m unittest
        rye run pytest
        conda run -n ci pytest
        coverage run -m pytest
        coverage run --source src -m unittest discover
        python manage.py test
        npm test
        npm t
        npm --prefix web test
        yarn test
        pnpm test
        pnpm --filter web test
        npx vitest run
        npm exec vitest
        npm exec -- jest --ci
        bunx vitest
        pnpm exec jest
        yarn mocha
        yarn playwright test
        npx ava
        npx playwright test
        npx cypress run
        c8 mocha
        node --test
        node --test test/
        deno test --allow-read
        bun test
        go test ./...
        go -C server test ./...
        gotestsum --format testname
        ginkgo -r
        cargo test
        cargo test --workspace
        cargo nextest run
        dotnet test
        dotnet test --no-build
        dotnet vstest a.dll
        mvn test
        mvn -B verify
        ./mvnw -B clean verify
        mvn install
        gradle test
        gradle build
        ./gradlew --no-daemon check
        ./gradlew :app:test
        sbt test
        lein test
        rake test
        bundle exec rake spec
        rails test
        bin/rails test
        bundle exec rspec
        rspec
        phpunit
        vendor/bin/phpunit --testdox
        php artisan test
        php vendor/bin/phpunit
        ./vendor/bin/pest
        mix test
        mix test --cover
        ctest --test-dir build
        ctest
        cmake --build build --target test
        meson test -C build
        bazel test //...
        buck2 test //...
        zig build test
        swift test
        xcodebuild -scheme App test
        flutter test
        dart test
        stack test
        cabal test all
        rebar3 eunit
        rebar3 ct
        bats tests
        shunit2 tests.sh
        turbo run test
        nx run-many -t test
        npx nx run-many --target=test
        npx lerna run test
        docker compose run --rm app pytest
        docker compose -f ci.yml run --rm -e A=b app npm test
        docker run --rm -v .:/src -w /src python:3.12 python -m pytest
        docker exec app go test ./...
        CI=1 pytest
        env CI=1 pytest
        time pytest
        timeout 5m pytest
        nice -n 5 pytest
        sudo -E pytest
        xvfb-run -a npx cypress run
        bash -c "pytest -q"
        sh -c 'cd web && npx jest'
        bash -euo pipefail -c "uv run pytest"
        su app -c "pytest"
        cd server && go test ./...
        set -e; pip install pytest; pytest
        if pytest; then echo ok; fi
        nix develop -c cargo test
        mise exec -- pytest
        dotenv run pytest
        npx concurrently "npx eslint ." "npx jest"
        start-server-and-test start http://localhost:3000 'cypress run'
        ./gradlew build -x lint
        ./gradlew check -x spotlessCheck
        ./gradlew test -x integrationTest
        ./gradlew test -x check
        mvn verify -DskipTests=false
        mvn -B verify -Dmaven.test.skip=false
        rustup run nightly cargo test
        nvm exec 20 npm test
        volta run npm test
        volta run --node 20 npm test
        asdf exec mix test
        rbenv exec rspec
        pyenv exec pytest
        fnm exec npm test
        fnm exec --using 20 npm test
        mise exec node@20 -- npm test
        go tool gotestsum ./...
        npx jest@29 --ci
        corepack yarn test
        cargo tarpaulin --out xml
        cargo llvm-cov --lcov
        cargo llvm-cov nextest
        cargo hack --feature-powerset test
        cargo +nightly careful test
        mix coveralls
        mix coveralls.html
        ./gradlew koverXmlReport
        dune build @runtest
        rebar3 do compile, eunit
        pytest || { echo failed; exit 1; }
        pytest || (echo failed; false)
        pytest || exit 1
        die() { echo "$1"; exit 1; }; pytest || die failed
        [ -n "$SKIP" ] && echo skip || npm test
        if ! pytest; then echo failed; exit 1; fi
        t() { pytest; }; t
        t() { pytest; }; u() { t; }; retry u
        """.Split('\n').Where(line => line.Length > 0).Select(line => new[] { line }),
    ];

    /// <summary>Commands that run none, whatever words stand in them.</summary>
    public static IEnumerable<string[]> None { get; } =
    [
        .. """
        echo "pytest"
        echo pytest && echo "go test ./..."
        printf 'npm test\n'
        # pytest
        true # go test ./...
        pip install pytest
        python -m pip install pytest tox
        uv pip install pytest
        poetry add --group dev pytest
        npm install jest
        npm ci
        yarn add vitest
        pnpm add -D jest
        gem install rspec
        go install gotest.tools/gotestsum@latest
        cargo install cargo-nextest
        apt-get install -y bats
        cat tests.txt
        ls tests
        rm -rf tests
        cp -r tests /tmp
        mkdir -p test-results
        grep -r pytest .
        git commit -m "go test"
        curl https://example.com/test.sh
        test -f Dockerfile
        [ -d tests ]
        pytest --collect-only
        pytest --version
        cargo test --no-run
        mvn package -DskipTests
        ./gradlew build -x test
        ruff check .
        cargo check
        dotnet build
        docker build -t latest .
        docker pull acme/tests
        cat <<EOF > notes\npytest\nEOF
        exit 0\npytest
        false && pytest
        true || pytest
        npx playwright install
        terraform validate
        node --version
        ./gradlew build -x test
        ./gradlew build -x check
        ./gradlew build --exclude-task=:test
        mvn verify -Dmaven.test.skip=true
        mvn verify -DskipTests=true
        cargo hack check
        cargo hack --all clippy
        cargo careful build
        cargo nextest list
        cargo nextest archive --archive-file a.tar.zst
        cargo llvm-cov report
        rustup run nightly cargo build
        rbenv exec rubocop
        go tool golangci-lint run
        corepack enable
        docker build --target runtime .
        dune build @fmt
        npm test --version
        t() { pytest; }; echo t
        t() { pytest; t; }
        true || { pytest; }
        """.Split('\n').Where(line => line.Length > 0).Select(line => new[] { line.Replace("\\n", "\n", StringComparison.Ordinal) }),
    ];

    /// <summary>Commands that may run tests, which nobody can tell from the repository.</summary>
    public static IEnumerable<string[]> Possible { get; } =
    [
        .. """
        make test
        make check
        just test
        task test
        mage test
        ./scripts/test.sh
        bash scripts/test.sh
        sh ./run-tests.sh
        python scripts/run_tests.py
        pwsh ./test.ps1
        npm run test:unit
        yarn test:e2e
        pnpm run spec
        bun run test
        deno task test
        composer test
        poe test
        invoke test
        hatch run test
        pdm run test
        acme-test-runner
        acme verify
        runtests
        java -jar junit-tests.jar
        docker run acme/tests
        docker compose up --exit-code-from tests
        dotnet run --project tests/Specs
        pytest || true
        pytest || exit 0
        set +e; pytest
        (npm test) || true
        { pytest; } || true
        (cd web && npm test && npm run e2e) || echo failed
        bash -c "pytest" || true
        bash -c "pytest || true"
        OUT=$(pytest || true)
        pytest || { echo failed; exit 0; }
        pytest || cat log
        if ! pytest; then echo failed; fi
        ! pytest
        t() { pytest; }; t || true
        t() { pytest; }; "$@"
        make -j test
        make -j check
        make -j4 test
        make -j 4 test
        make distcheck
        rake
        bundle exec rake
        docker build --target test .
        docker buildx bake test
        earthly +test
        lefthook run test
        """.Split('\n').Where(line => line.Length > 0).Select(line => new[] { line }),
    ];

    [TestMethod]
    [DynamicData(nameof(Known))]
    public void A_known_command_is_met(string command)
    {
        var result = Judged.ByRunning(command);
        Assert.AreEqual(CriterionVerdict.Met, result.Verdict, result.Evidence);
    }

    [TestMethod]
    [DynamicData(nameof(Known))]
    public void A_target_that_runs_one_is_met(string command)
    {
        var makefile = $".PHONY: all\nall: verify\n\t@true\nverify:\n\t{command.Replace("$", "$$", StringComparison.Ordinal)}\n";
        Assert.AreEqual(CriterionVerdict.Met, Judged.ByRunning("make verify", ("Makefile", makefile)).Verdict);
        Assert.AreEqual(CriterionVerdict.Met, Judged.ByRunning("make", ("Makefile", makefile)).Verdict);
    }

    [TestMethod]
    [DynamicData(nameof(Known))]
    public void A_script_of_the_repository_that_runs_one_is_met(string command)
    {
        var script = ("ci/go.sh", $"#!/usr/bin/env bash\nset -eu\n{command}\n");
        Assert.AreEqual(CriterionVerdict.Met, Judged.ByRunning("./ci/go.sh", script).Verdict);
        Assert.AreEqual(CriterionVerdict.Met, Judged.ByRunning("cd ci && bash go.sh", script).Verdict);
    }

    [TestMethod]
    [DynamicData(nameof(Known))]
    public void A_value_of_the_matrix_that_is_one_is_met(string command)
    {
        var value = System.Text.Json.JsonSerializer.Serialize(command);
        var plain = Judged.Steps("- run: ${{ matrix.cmd }}", $"strategy:\n  matrix:\n    cmd: [\"echo hello\", {value}]");
        var included = Judged.Steps("- run: |\n    set -e\n    ${{ matrix.task.run }}", $"strategy:\n  matrix:\n    include:\n      - task: {{ name: x, run: {value} }}");
        Assert.AreEqual(CriterionVerdict.Met, Judged.By("Run tests", (Judged.Workflow, plain)).Verdict);
        Assert.AreEqual(CriterionVerdict.Met, Judged.By("Run tests", (Judged.Workflow, included)).Verdict);
    }

    [TestMethod]
    [DynamicData(nameof(None))]
    public void What_runs_none_is_not_met(string command)
    {
        var result = Judged.ByRunning(command);
        Assert.AreEqual(CriterionVerdict.NotMet, result.Verdict, result.Evidence);
        Assert.AreEqual(CriterionVerdict.NotMet, Judged.ByRunning("bash ci/go.sh", ("ci/go.sh", command)).Verdict);
    }

    [TestMethod]
    [DynamicData(nameof(Possible))]
    public void What_may_run_them_is_unchecked_and_named(string command)
    {
        var result = Judged.ByRunning(command);
        Assert.AreEqual(CriterionVerdict.Unchecked, result.Verdict, result.Evidence);
        StringAssert.Contains(result.Evidence, "“");
    }
}
