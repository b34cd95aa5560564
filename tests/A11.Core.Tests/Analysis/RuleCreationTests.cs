using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Files;
using A11.Core.Repositories;

namespace A11.Core.Tests.Analysis;

/// <summary>Rules are created by those who need them: a run over one kind of files has none of the others'.</summary>
[TestClass]
public sealed class RuleCreationTests
{
    [TestMethod]
    public void A_run_creates_the_rules_of_the_domains_that_look_at_its_files()
    {
        var (claiming, other) = (new TestDomain(claims: true), new TestDomain(claims: false));
        _ = new Engine([claiming, other], []).Run(new MemoryFileSource([new("Dockerfile", "FROM a\n")]), new DefaultSettings());
        Assert.AreEqual(1, claiming.Creations);
        Assert.AreEqual(0, other.Creations);
    }

    [TestMethod]
    public void All_are_created_once_a_check_is_looked_up()
    {
        var domain = new TestDomain(claims: false);
        var engine = new Engine([domain], []);
        Assert.AreEqual(0, domain.Creations);
        Assert.IsNull(engine.Checks.FindById("AXZ0001"));
        Assert.IsNull(engine.Checks.FindById("AXZ0002"));
        Assert.AreEqual(1, domain.Creations);
    }

    private sealed class TestDomain(bool claims) : Domain
    {
        public int Creations { get; private set; }

        public override bool MayClaim(string path) => claims;

        public override bool Claims(SourceFile file) => claims;

        public override void Analyze(FileAnalysis analysis) => _ = analysis.Rules<Rule>(this);

        protected override ImmutableArray<Rule> CreateRules()
        {
            Creations++;
            return [];
        }
    }
}
