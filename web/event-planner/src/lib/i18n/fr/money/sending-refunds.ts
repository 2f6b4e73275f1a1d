export const sendingRefunds = {
  refundFiles: {
    toSend: 'À rembourser par virement',
    toSendText:
      'Les remboursements de commandes payées par virement. Un fichier pour votre banque en ligne les renvoie aux comptes qui ont payé ; chaque remboursement n’est que dans un seul fichier.',
    nothing: 'Aucun remboursement n’attend son virement.',
    choose: '{{amount}} pour {{reference}} dans le fichier',
    byHand: 'À virer vous-même',
    byHandText:
      'Aucun relevé ne dit sans aucun doute où ils doivent aller. Demandez à l’acheteur, faites le virement et notez-le dans la commande.',
    obstacle_no_statement: 'Aucune ligne d’un relevé importé n’a payé cette commande.',
    obstacle_no_account: 'Le relevé n’indique aucun compte qui puisse être payé.',
    obstacle_several_accounts: 'Elle a été payée depuis plusieurs comptes.',
    obstacle_other_money: 'Il est arrivé moins par virement qu’il ne doit être remboursé.',
    files: 'Fichiers de virements',
    fileOf_one: '{{count}} remboursement, {{amount}}',
    fileOf_other: '{{count}} remboursements, {{amount}}',
    made: 'Créé {{moment}} par {{name}}',
    again: 'L’enregistrer de nouveau',
    which: 'Ce qu’il contient',
    dialogText_one:
      '{{count}} remboursement, {{amount}}, dans un fichier (pain.001) que lit votre banque en ligne. Rien n’est payé avant que vous ne le confirmiez là-bas ; notez ensuite ici qu’il a été envoyé.',
    dialogText_other:
      '{{count}} remboursements, {{amount}} en tout, dans un fichier (pain.001) que lit votre banque en ligne. Rien n’est payé avant que vous ne le confirmiez là-bas ; notez ensuite ici qu’ils ont été envoyés.',
    sentTitle: 'Votre banque l’a-t-elle envoyé ?',
    sentText_one: 'L’acheteur voit alors son remboursement comme effectué.',
    sentText_other: 'Les {{count}} acheteurs voient alors leur remboursement comme effectué.',
    sentAll_one: 'Il a été envoyé',
    sentAll_other: 'Les {{count}} ont été envoyés',
    sentOne: 'A été envoyé',
    notSent_one: 'Finalement pas envoyé',
    notSent_other: 'Finalement aucun envoyé',
    notSentText_one: 'Il est encore à envoyer, et l’acheteur le voit.',
    notSentText_other: 'Les {{count}} sont encore à envoyer, et les acheteurs le voient.',
    takeOut: 'Retirer',
    takeOutText:
      'Pour ce que la banque n’a pas pris ou ce qui est revenu. Le remboursement attend de nouveau son virement, dans un autre fichier ou par vous-même ; ce fichier n’est plus délivré. Si votre banque l’a encore, annulez-le là-bas.',
    is_filed: 'dans le fichier',
    is_sent: 'envoyé',
    is_taken_out: 'retiré',
  },
};
