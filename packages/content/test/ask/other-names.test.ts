import { describe, expect, it } from 'vitest';
import { otherNames } from '../../src/ask/other-names.js';
import { loadTaxonomy } from '../../src/topics/taxonomy.js';

describe('otherNames', () => {
  const names = otherNames([
    ['Kubernetes', 'k8s', 'openshift', 'K3s'],
    ['accessibility', 'a11y', 'access'],
    ['PostgreSQL', 'postgres'],
    ['home', 'internet of things', 'IoT', 'IT'],
    ['music', 'musician'],
    ['networking', 'virtual private network', 'VPN', 'private network'],
  ]);

  it.each([
    ['k8s', ['Kubernetes']],
    ['K8S', ['Kubernetes']],
    ['Kubernetes', ['k8s']],
    ['a11y', ['accessibility']],
    ['postgres', ['PostgreSQL']],
    ['postgresql', ['postgres']],
    ['IoT', ['internet of things']],
    ['it', ['internet of things']],
    ['vpn', ['virtual private network']],
  ])('knows what %s is short for, or what is short for it', (word, expected) => {
    expect(names(word)).toEqual(expected);
  });

  it.each(['openshift', 'k3s', 'things', 'private network', 'network', 'music', '', 'constructor'])(
    'takes %j for nothing else',
    (word) => expect(names(word)).toEqual([]),
  );

  it('takes names of one topic only', () => {
    expect(otherNames([['Kubernetes'], ['k8s']])('k8s')).toEqual([]);
  });

  it('finds some in the taxonomy, and none for a name that stands beside another', () => {
    const shipped = otherNames(loadTaxonomy().topics.map(({ signals }) => signals.map(({ phrase }) => phrase)));
    expect(shipped('k8s')).toContain('Kubernetes');
    expect(shipped('openshift')).toEqual([]);
    expect(shipped('mariadb')).toEqual([]);
  });
});
