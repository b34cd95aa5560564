using A11.Core.Packages;
using A11.Core.Shell.Syntax;

namespace A11.Core.Tests.Packages;

/// <summary>Which packages of an install have no version.</summary>
[TestClass]
public sealed class UnpinnedPackagesTests
{
    [TestMethod]
    [DataRow("apt-get install -y curl git=1:2 jq/stable ./a.deb b.deb vim- $NAME +x", "curl")]
    [DataRow("apt-get reinstall curl", "curl")]
    [DataRow("apt-get build-dep curl", "")]
    [DataRow("apt-get remove curl", "")]
    [DataRow("apk add curl git=1 jq~1 vim@edge 'a>1' ./b.apk c.apk /d e/f $G", "curl vim@edge")]
    [DataRow("apk add --no-network curl", "")]
    [DataRow("apk del curl", "")]
    [DataRow("dnf install curl git-2.1 @tools ./a.rpm b.rpm c-d e-$F g$H -x y h- i/j +k", "curl c-d h-")]
    [DataRow("dnf in curl", "curl")]
    [DataRow("dnf install-nevra curl", "curl")]
    [DataRow("dnf upgrade curl", "")]
    [DataRow("dnf module install nodejs ruby:3.3 $A", "nodejs")]
    [DataRow("dnf module enable nodejs", "")]
    [DataRow("zypper install curl git=1 'a>1' ./b c:d e.rpm $F", "curl")]
    [DataRow("zypper in -t pattern base", "")]
    [DataRow("zypper in -t package curl", "curl")]
    [DataRow("zypper patch curl", "")]
    public void Packages_of_a_system(string line, string expected) => Assert.AreEqual(expected, Join(UnpinnedPackages.FindSystemPackages(Read(line))));

    [TestMethod]
    [DataRow("pip install flask django==5.0 'requests>=2' ./a b.whl c.tar.gz https://x.example/d 'e @ https://x.example/e' f~=1 g!=1 . h/i $J", "flask")]
    [DataRow("pip install git+https://x.example/a git+https://x.example/b@v1 git+ssh://git@x.example/c git+ssh://git@x.example/d@v1 git+https://x.example", "git+https://x.example/a git+ssh://git@x.example/c git+https://x.example")]
    [DataRow("pip install -c constraints.txt flask", "")]
    [DataRow("pip uninstall flask", "")]
    [DataRow("pipx install flask", "flask")]
    [DataRow("npm install -g a b@1 @c/d @c/e@1 ./f g.tgz h/i git+https://x.example/j git+https://x.example/k#v1 l#v1 file:m https://x.example/n $O", "a @c/d git+https://x.example/j")]
    [DataRow("npm install github:a/b", "")]
    [DataRow("npm install git://x.example/a", "git://x.example/a")]
    [DataRow("npm uninstall a", "")]
    [DataRow("yarn global add a b@1 $C", "a")]
    [DataRow("yarn add a", "")]
    [DataRow("gem install a b:1 ./c d.gem e/f $G", "a")]
    [DataRow("gem install -v 1 a", "")]
    [DataRow("gem install --local a", "")]
    [DataRow("gem update a", "")]
    [DataRow("go install x.example/a@latest x.example/b@v1 x.example/c", "x.example/a@latest")]
    [DataRow("cargo install a b@1 $C", "a")]
    [DataRow("cargo install --version 1 a", "")]
    [DataRow("cargo install --path .", "")]
    [DataRow("cargo uninstall a", "")]
    [DataRow("dotnet tool install -g a $B", "a")]
    [DataRow("dotnet tool update a b@1", "a")]
    [DataRow("dotnet tool install --version 1 a", "")]
    [DataRow("dotnet tool update --all", "")]
    [DataRow("dotnet tool uninstall a", "")]
    [DataRow("apt-get install a", "")]
    public void Packages_of_a_language(string line, string expected) => Assert.AreEqual(expected, Join(UnpinnedPackages.FindLanguagePackages(Read(line))));

    [TestMethod]
    [DataRow("go run x.example/a y", "x.example/a")]
    [DataRow("go run x.example/a@v1", "")]
    [DataRow("go run ./cmd", "")]
    [DataRow("go run main.go", "")]
    [DataRow("go install x.example/a fmt x.example/b@upgrade x.example/c@none x.example/d@", "x.example/a x.example/b@upgrade x.example/c@none x.example/d@")]
    [DataRow("go get x.example/a x.example/b@v1 $C", "x.example/a")]
    [DataRow("go clean x.example/a", "")]
    public void Packages_of_go(string line, string expected) => Assert.AreEqual(expected, Join(UnpinnedPackages.Go(Read(line))));

    [TestMethod]
    public void A_version_in_a_variable_counts_where_the_variable_is_set()
    {
        var call = Read("dnf install a-$SET b-$UNSET c-${UNSET:-x} d-1-$UNSET $UNSET");
        Assert.AreEqual("b-$UNSET", Join(UnpinnedPackages.Rpm(call, static name => name == "SET")));
    }

    [TestMethod]
    [DataRow("a", "a is installed without a version, so each build can get a different one.")]
    [DataRow("a a", "a is installed without a version, so each build can get a different one.")]
    [DataRow("a b", "a and b are installed without versions, so each build can get different ones.")]
    [DataRow("a b c", "a, b and c are installed without versions, so each build can get different ones.")]
    [DataRow("a b c d e f g h i j", "a, b, c, d, e, f, g, h, i and j are installed without versions, so each build can get different ones.")]
    [DataRow("a b c d e f g h i j k", "a, b, c, d, e, f, g, h, i, j and 1 more are installed without versions, so each build can get different ones.")]
    public void Ten_packages_are_named_and_the_rest_counted(string packages, string expected) =>
        Assert.AreEqual(expected, UnpinnedPackages.Describe(ShellParser.Parse($"x {packages}").Commands[0].Operands, "build"));

    [TestMethod]
    public void Nothing_is_unpinned_without_a_call()
    {
        Assert.AreEqual("", Join(UnpinnedPackages.Apt(null)));
        Assert.AreEqual("", Join(UnpinnedPackages.Rpm(null, static _ => true)));
    }

    private static PackageCommand Read(string line) => PackageCommand.Read(ShellParser.Parse(line).Commands[0])!;

    private static string Join(IEnumerable<ShellWord> words) => string.Join(' ', words.Select(static word => word.Value));
}
