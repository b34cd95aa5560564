using A11.Core.Packages;
using A11.Core.Shell.Syntax;

namespace A11.Core.Tests.Packages;

/// <summary>How the command lines of package managers are read.</summary>
[TestClass]
public sealed class PackageCommandTests
{
    [TestMethod]
    [DataRow("apt-get -y install -t stable curl git", "apt-get install: Install curl git")]
    [DataRow("apt-get -yt stable install curl", "apt-get install: Install curl")]
    [DataRow("apt-get -yq install curl", "apt-get install: Install curl")]
    [DataRow("apt-get --target-release=stable install curl", "apt-get install: Install curl")]
    [DataRow("/usr/bin/apt update", "apt update: Refresh")]
    [DataRow("apt-get install - curl", "apt-get install: Install - curl")]
    [DataRow("apt-get install -- -curl --dry-run", "apt-get install: Install -curl --dry-run")]
    [DataRow("apt-get", "apt-get : Other")]
    [DataRow("apt-get --version", "apt-get : Other")]
    [DataRow("apt-get install --dry-run curl", "apt-get : Other")]
    [DataRow("apt-get install --print-uris curl", "apt-get : Other")]
    [DataRow("apt-get autoclean", "apt-get autoclean: Clean")]
    [DataRow("apt-get moo", "apt-get moo: Other")]
    [DataRow("apt-cache show curl", null)]
    [DataRow("apk add -t .build gcc", "apk add: Install gcc")]
    [DataRow("apk cache clean", "apk cache clean: Clean")]
    [DataRow("apk cache", "apk cache: Other")]
    [DataRow("apk cache sync", "apk cache sync: Other")]
    [DataRow("dnf module install -y nodejs:20", "dnf module install: Install nodejs:20")]
    [DataRow("dnf --setopt a=b -x c install d", "dnf install: Install d")]
    [DataRow("microdnf remove a", "microdnf remove: Remove a")]
    [DataRow("yum makecache", "yum makecache: Refresh")]
    [DataRow("zypper -n in -t pattern base", "zypper in: Install base")]
    [DataRow("pip install -r requirements.txt flask", "pip install: Install flask")]
    [DataRow("pip3.12 install flask", "pip3.12 install: Install flask")]
    [DataRow("pipdeptree install flask", null)]
    [DataRow("python3 -m pip install flask", "pip install: Install flask")]
    [DataRow("python -m pipx install flask", "pipx install: Install flask")]
    [DataRow("python3 -m pip", "pip : Other")]
    [DataRow("python3 -m venv install", null)]
    [DataRow("python3 -c pip install", null)]
    [DataRow("perl -m pip install flask", null)]
    [DataRow("npm i -g --prefix /x a@1", "npm i: Install a@1")]
    [DataRow("npm install --help", "npm : Other")]
    [DataRow("npm run a --help", "npm : Other")]
    [DataRow("yarn global add a", "yarn global add: Install a")]
    [DataRow("yarn global", "yarn global: Other")]
    [DataRow("yarnpkg --cwd a install", "yarnpkg install: Install")]
    [DataRow("gem install -v 1.2 --no-document a", "gem install: Install a")]
    [DataRow("gem install --version 1.2 a", "gem install: Install a")]
    [DataRow("gem install a -- --with-x b", "gem install: Install a")]
    [DataRow("gem install a --with-x b", "gem install: Install a")]
    [DataRow("gem install --without=development a", "gem install: Install a")]
    [DataRow("gem install --format-executable a", "gem install: Install a")]
    [DataRow("go install -tags a example.com/b", "go install: Install example.com/b")]
    [DataRow("go install -ao /x example.com/b", "go install: Install /x example.com/b")]
    [DataRow("go run example.com/b --help", "go run: Install example.com/b")]
    [DataRow("go build --help", "go : Other")]
    [DataRow("cargo install --git https://example.com/a b", "cargo install: Install b")]
    [DataRow("cargo install --version 1.2 b", "cargo install: Install b")]
    [DataRow("dotnet tool install -g a", "dotnet tool install: Install a")]
    [DataRow("dotnet tool update a", "dotnet tool update: Upgrade a")]
    [DataRow("apt-get install --option a --no-act curl", "apt-get : Other")]
    [DataRow("apt-get install -XY curl", "apt-get install: Install curl")]
    [DataRow("apt-get install -1t curl", "apt-get install: Install curl")]
    [DataRow("curl -o apt-get", null)]
    [DataRow("$APT install curl", null)]
    public void A_command_line_has_a_verb_an_action_and_operands(string line, string? expected)
    {
        var call = PackageCommand.Read(ShellParser.Parse(line).Commands[0]);
        Assert.AreEqual(expected, call is null ? null : $"{call.Program} {call.Verb}: {string.Join(' ', call.Operands.Select(static word => word.Value).Prepend(call.Action.ToString()))}");
    }

    [TestMethod]
    [DataRow("dnf -y module install a", "dnf -y module install")]
    [DataRow("apt-get -y install a", "apt-get -y install")]
    [DataRow("python3 -m pip install a", "python3 -m pip install")]
    [DataRow("python3 -m pip", "python3 -m pip")]
    [DataRow("npm --version", "npm")]
    public void A_call_is_placed_from_the_program_to_its_verb(string line, string expected)
    {
        var call = PackageCommand.Read(ShellParser.Parse(line).Commands[0])!;
        Assert.AreEqual(expected, line[call.Span.Start..call.Span.End]);
    }

    [TestMethod]
    [DataRow("zypper in -t pattern a", "pattern")]
    [DataRow("zypper in --type package a", "package")]
    [DataRow("zypper in a -t", null)]
    [DataRow("zypper in a", null)]
    public void The_value_of_an_option_follows_it(string line, string? expected) =>
        Assert.AreEqual(expected, PackageCommand.Read(ShellParser.Parse(line).Commands[0])!.ValueOf("-t", "--type")?.Value);

    [TestMethod]
    [DataRow("apt-get", true)]
    [DataRow("aptitude", true)]
    [DataRow("dnf5", true)]
    [DataRow("tdnf", true)]
    [DataRow("yarnpkg", true)]
    [DataRow("pip", true)]
    [DataRow("pip2.7", true)]
    [DataRow("pip-compile", false)]
    [DataRow("brew", false)]
    [DataRow("", false)]
    public void Programs_are_known_by_their_names(string program, bool isKnown) => Assert.AreEqual(isKnown, PackageManagers.Find(program) is not null);
}
