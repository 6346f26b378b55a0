import { describe, expect, it } from 'vitest';
import { pointsBack } from '../../src/text/openings.js';

describe('pointsBack', () => {
  it.each([
    ['de', 'Das ist aber nicht alles.', 'Das Paket ist klein.'],
    ['de', 'Diese Komponente fehlt.', 'Dieser Beitrag zeigt, wie es geht.'],
    ['de', 'Daher läuft der Server.', 'Der Server läuft daher.'],
    ['fr', "C'est pourquoi le disque est plein.", 'Le disque est plein.'],
    ['fr', 'Cette option manque.', 'Cet article décrit une option.'],
    ['es', 'Sin embargo, el disco está lleno.', 'El disco está lleno.'],
    ['es', 'Estas órdenes instalan paquetes.', 'En España hay paquetes.'],
    ['it', 'Tuttavia il disco è pieno.', 'Il disco è pieno.'],
    ['it', 'Per ulteriori informazioni si veda la guida.', 'Questa guida parla di dischi.'],
    ['pt', 'Por isso o disco está cheio.', 'O disco está cheio.'],
    ['nl', 'Daarom is de schijf vol.', 'De schijf is vol.'],
    ['nl', 'Die bevat een schijf.', 'Dit artikel gaat over schijven.'],
    ['ru', 'Поэтому диск полон.', 'Диск полон.'],
    ['ru', 'Это не значит, что диск полон.', 'В этой статье речь о дисках.'],
  ])('%s: "%s", but not "%s"', (language, leaning, standing) => {
    expect(pointsBack(leaning, language)).toBe(true);
    expect(pointsBack(standing, language)).toBe(false);
  });

  it('says nothing of languages that it does not know', () => {
    expect(pointsBack('Dlatego dysk jest pełny.', 'pl')).toBe(false);
    expect(pointsBack('constructor', 'constructor')).toBe(false);
  });
});
